using DocumentFormat.OpenXml.Spreadsheet;

namespace PartnerPortal.Documents.Tables;

/// <summary>The cell formats of exported lists, by their index in the style sheet.</summary>
internal static class XlsxStyles
{
    public const uint Plain = 0;
    public const uint Header = 1;
    public const uint TwoDecimals = 2;
    public const uint Date = 3;

    private const uint BuiltInTwoDecimals = 4;
    private const uint BuiltInDate = 14;

    public static Stylesheet Stylesheet() => new(
        new Fonts(Font(bold: false), Font(bold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(Format(font: 0, number: 0)),
        new CellFormats(
            Format(font: 0, number: 0),
            Format(font: 1, number: 0),
            Format(font: 0, number: BuiltInTwoDecimals),
            Format(font: 0, number: BuiltInDate)));

    private static Font Font(bool bold)
    {
        var font = new Font();
        if (bold) font.AppendChild(new Bold());
        font.Append(new FontSize { Val = 11 }, new FontName { Val = "Calibri" });
        return font;
    }

    private static CellFormat Format(uint font, uint number) => new()
    {
        FontId = font,
        NumberFormatId = number,
        FillId = 0,
        BorderId = 0,
        ApplyFont = font != 0,
        ApplyNumberFormat = number != 0,
    };
}
