using System.Globalization;
using System.Xml;
using PartnerPortal.Domain;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace PartnerPortal.Documents.Tables;

/// <summary>Writes a workbook row by row; a sheet that is full is followed by another one with the same head.</summary>
/// <param name="book">Where rows go.</param>
/// <param name="heads">Head and width of each column.</param>
/// <param name="rowsPerSheet">With the head.</param>
internal sealed class XlsxBook(Spreadsheet book, IReadOnlyList<(string Header, double Width)> heads, int rowsPerSheet)
{
    public const int MostRows = 1_048_576;

    private const int MostCharacters = 32_767;
    private readonly XlsxStyles _styles = XlsxStyles.AddTo(book);
    private readonly Cell[] _cells = new Cell[heads.Count];
    private int _sheets;
    private int _rows;

    public async Task BeginSheetAsync(CancellationToken ct)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"A1:{ColumnName(heads.Count)}{MostRows}");
        var options = new WorksheetOptions { FrozenRows = 1, AutoFilter = new AutoFilterOptions(range) };
        for (var i = 0; i < heads.Count; i++) options.Column(i + 1).Width = heads[i].Width;
        await book.StartWorksheetAsync((++_sheets).ToString(CultureInfo.InvariantCulture), options, ct);
        await book.AddHeaderRowAsync(heads.Select(head => Writable(FormulaGuard.Guarded(head.Header))).ToArray(), _styles.Header, ct);
        _rows = 1;
    }

    public async ValueTask AddAsync<T>(T row, IReadOnlyList<TableColumn<T>> columns, CancellationToken ct)
    {
        if (_rows++ == rowsPerSheet)
        {
            await BeginSheetAsync(ct);
            _rows++;
        }

        for (var i = 0; i < _cells.Length; i++) _cells[i] = CellOf(columns[i].Value(row), columns[i].Exact);
        await book.AddRowAsync(_cells, ct);
    }

    private Cell CellOf(object? value, bool exact) => value switch
    {
        null => default,
        Money money => Number(money.Amount, exact),
        decimal number => Number(number, exact),
        int or long => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture), exact: true),
        DateOnly date => Day(date, _styles.Date),
        Month month => Day(month.First, _styles.Month),
        _ => new Cell(Writable(TableText.Of(value, exact))),
    };

    private Cell Number(decimal number, bool exact) => new(number, exact ? null : _styles.TwoDecimals);

    private static Cell Day(DateOnly date, StyleId style) => new(date.ToDateTime(TimeOnly.MinValue), style);

    /// <summary>Without what XML cannot say, and no longer than a cell may be.</summary>
    private static string Writable(string text)
    {
        var clean = string.Concat(
            text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
        return clean.Length <= MostCharacters ? clean : clean[..MostCharacters];
    }

    /// <summary>1 is A, 27 is AA.</summary>
    private static string ColumnName(int column) => column <= 26
        ? ((char)('A' + column - 1)).ToString()
        : ColumnName((column - 1) / 26) + ColumnName((column - 1) % 26 + 1);
}
