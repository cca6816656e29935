using SpreadCheetah;
using SpreadCheetah.Styling;

namespace PartnerPortal.Documents.Tables;

/// <summary>The looks of cells in exported lists.</summary>
internal sealed record XlsxStyles(StyleId Header, StyleId TwoDecimals, StyleId Date, StyleId Month)
{
    public static XlsxStyles AddTo(Spreadsheet book) => new(
        book.AddStyle(new Style { Font = { Bold = true } }),
        With(book, NumberFormat.Standard(StandardNumberFormat.ThousandsSeparatorTwoDecimalPlaces)),
        // In the order and with the signs of the reader's country.
        With(book, NumberFormat.Standard(StandardNumberFormat.ShortDate)),
        With(book, NumberFormat.Custom(@"yyyy\-mm")));

    private static StyleId With(Spreadsheet book, NumberFormat format) => book.AddStyle(new Style { Format = format });
}
