using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using PartnerPortal.Domain;

namespace PartnerPortal.Documents.Tables;

/// <summary>Writes one sheet row by row.</summary>
internal sealed class XlsxSheet(Stream output) : IDisposable
{
    private const uint MaxRows = 1_048_576;
    private const int MaxTextLength = 32_767;
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    private readonly OpenXmlWriter _writer = OpenXmlWriter.Create(output);
    private uint _rows;

    public void Begin(IReadOnlyList<double> widths)
    {
        _writer.WriteStartDocument(true);
        _writer.WriteStartElement(new Worksheet());
        var frozen = new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        _writer.WriteElement(new SheetViews(new SheetView(frozen) { WorkbookViewId = 0 }));
        _writer.WriteElement(new Columns(widths.Select((width, index) =>
            new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })));
        _writer.WriteStartElement(new SheetData());
    }

    public void Row(IEnumerable<(object? Value, bool Exact)> cells, bool header = false)
    {
        if (++_rows > MaxRows) throw new InvalidOperationException($"A sheet holds at most {MaxRows} rows");

        _writer.WriteStartElement(new Row { RowIndex = _rows });
        foreach (var (value, exact) in cells) _writer.WriteElement(header ? Text((string)value!, XlsxStyles.Header) : Cell(value, exact));
        _writer.WriteEndElement();
    }

    public void End(int columns)
    {
        _writer.WriteEndElement();
        _writer.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{ColumnName(columns)}{_rows}") });
        _writer.WriteEndElement();
    }

    public void Dispose()
    {
        _writer.Dispose();
        output.Dispose();
    }

    private static Cell Cell(object? value, bool exact) => value switch
    {
        null => new Cell(),
        Money money => Number(money.Amount, exact),
        decimal number => Number(number, exact),
        int or long => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture), exact: true),
        DateOnly date => Number(date.DayNumber - DayZero.DayNumber, exact: true, XlsxStyles.Date),
        _ => Text(TableText.Of(value, exact), XlsxStyles.Plain),
    };

    private static Cell Number(decimal number, bool exact, uint? style = null) => new()
    {
        CellValue = new CellValue(TableText.Number(number, exact)),
        StyleIndex = style ?? (exact ? XlsxStyles.Plain : XlsxStyles.TwoDecimals),
    };

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
    };

    /// <summary>Without what XML cannot say, and no longer than a cell may be.</summary>
    private static string Writable(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
        return clean.Length <= MaxTextLength ? clean : clean[..MaxTextLength];
    }

    /// <summary>1 is A, 27 is AA.</summary>
    private static string ColumnName(int column) => column <= 26
        ? ((char)('A' + column - 1)).ToString()
        : ColumnName((column - 1) / 26) + ColumnName((column - 1) % 26 + 1);
}
