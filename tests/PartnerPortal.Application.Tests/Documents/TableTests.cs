using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PartnerPortal.Documents.Finance.Statements;
using PartnerPortal.Documents.Tables;
using PartnerPortal.Domain;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Documents;

public sealed class TableTests
{
    private sealed record Sale(string? Customer, DateOnly On, Money Amount, decimal Rate)
    {
        public Month Month => Month.Of(On);
    }

    private static readonly TableColumn<Sale>[] Columns =
    [
        new("Customer", sale => sale.Customer, 30),
        new("Date", sale => sale.On),
        new("Amount", sale => sale.Amount),
        new("Rate", sale => sale.Rate, Exact: true),
        new("Month", sale => sale.Month),
    ];

    private static readonly Sale[] Sales =
    [
        new("Müller, \"Söhne\"", new(2026, 3, 1), Money.Eur(-1_234.5m), 1.0875m),
        new(null, new(2026, 3, 2), Money.Eur(0m), 33m),
    ];

    [Fact]
    public async Task Csv_is_plain_and_invariant()
    {
        (await CsvAsync(Sales)).ShouldBe(
            "Customer,Date,Amount,Rate,Month\r\n\"Müller, \"\"Söhne\"\"\",2026-03-01,-1234.50,1.0875,2026-03\r\n,2026-03-02,0.00,33,2026-03\r\n");
    }

    [Fact]
    public async Task Csv_may_begin_with_a_byte_order_mark()
    {
        var output = new MemoryStream();
        await TableCsv.WriteAsync(Sales, Columns, output, default, byteOrderMark: true);

        output.ToArray()[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("  =1")]
    [InlineData("\u00a0=1")]
    [InlineData("\u200b\ufeff=1")]
    [InlineData("\u202e=1")]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠SUM(A1)")]
    [InlineData("\u3000＝1")]
    [InlineData("﹦1")]
    [InlineData("−1")]
    public async Task A_formula_in_a_text_gets_an_apostrophe(string text)
    {
        Sale[] sales = [new(text, new(2026, 3, 1), Money.Eur(-1m), 1m)];

        (await CsvAsync(sales)).ShouldContain("'" + text);
        Sheet(await XlsxAsync(sales), (_, rows) => rows[1][0].InnerText.ShouldBe("'" + text.Replace('\r', '\n')));
    }

    [Theory]
    [InlineData("Müller = Söhne")]
    [InlineData("  two blanks")]
    [InlineData("1-1")]
    [InlineData("’=1")]
    public async Task Other_text_stays_as_it_is(string text)
    {
        Sale[] sales = [new(text, new(2026, 3, 1), Money.Eur(-1m), 1m)];

        (await CsvAsync(sales)).ShouldContain($"\r\n{text},2026-03-01,-1.00,1,");
        Sheet(await XlsxAsync(sales), (_, rows) => rows[1][0].InnerText.ShouldBe(text));
    }

    [Fact]
    public async Task Xlsx_holds_numbers_as_numbers_and_dates_as_dates()
    {
        Sheet(await XlsxAsync(Sales), (worksheet, rows) =>
        {
            rows[0].Select(cell => cell.InnerText).ShouldBe(["Customer", "Date", "Amount", "Rate", "Month"]);
            rows[1].Select(cell => cell.InnerText).ShouldBe(["Müller, \"Söhne\"", "46082", "-1234.5", "1.0875", "46082"]);
            rows[1].Select(cell => cell.DataType?.Value).ShouldBe([CellValues.InlineString, null, null, null, null]);
            worksheet.Descendants<Column>().First().Width!.Value.ShouldBe(30);
            worksheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
            worksheet.Elements<AutoFilter>().Single().Reference!.Value.ShouldBe("A1:E1048576");
        });
    }

    [Fact]
    public async Task Xlsx_shows_two_decimals_and_days_and_months_as_such()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await XlsxAsync(Sales)), isEditable: false);
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var formats = styles.CellFormats!.Elements<CellFormat>().ToList();
        var cells = Sheets(document)[0].Descendants<Row>().ElementAt(1).Elements<Cell>().ToList();
        uint Format(int cell) => formats[(int)cells[cell].StyleIndex!.Value].NumberFormatId!.Value;

        const uint shortDate = 14;
        const uint twoDecimals = 4;
        Format(1).ShouldBe(shortDate);
        Format(2).ShouldBe(twoDecimals);
        styles.NumberingFormats!.Elements<NumberingFormat>().Single(format => format.NumberFormatId!.Value == Format(4)).FormatCode!.Value
            .ShouldBe(@"yyyy\-mm");
    }

    [Fact]
    public async Task What_does_not_fit_on_a_sheet_goes_on_on_another_one()
    {
        var output = new MemoryStream();
        await TableXlsx.WriteAsync(Enumerable.Repeat(Sales[1], 5).ToAsyncEnumerable(), Columns, output, rowsPerSheet: 3, default);

        using var document = SpreadsheetDocument.Open(new MemoryStream(output.ToArray()), isEditable: false);
        var sheets = Sheets(document);
        sheets.Select(sheet => sheet.Descendants<Row>().Count()).ShouldBe([3, 3, 2]);
        sheets.ShouldAllBe(sheet => sheet.Descendants<Cell>().First().InnerText == "Customer");
    }

    [Fact]
    public async Task The_same_list_gives_the_same_contents()
    {
        var (first, second) = (await XlsxAsync(Sales), await XlsxAsync(Sales));

        Entries(first).ShouldBe(Entries(second));
    }

    [Fact]
    public async Task Xlsx_survives_what_xml_cannot_say()
    {
        Sale[] sales = [new("a\u0001\uffff😀" + new string('x', 40_000), new(2026, 3, 1), Money.Eur(1m), 1m)];

        Sheet(await XlsxAsync(sales), (_, rows) => rows[1][0].InnerText.ShouldStartWith("a😀xxx"));
    }

    [Theory]
    [MemberData(nameof(StatementTextsTests.Languages), MemberType = typeof(StatementTextsTests))]
    public async Task A_statement_is_a_list_with_its_balances(string language)
    {
        var statement = StatementSamples.Typical(language);
        var output = new MemoryStream();
        await TableXlsx.WriteAsync(StatementTable.Rows(statement), StatementTable.Columns(statement), output, default);

        Sheet(output.ToArray(), (_, rows) =>
        {
            rows.Count.ShouldBe(statement.Entries.Count + 3);
            rows[1][^1].InnerText.ShouldBe("388");
            rows[^1][^1].InnerText.ShouldBe("352.47");
            rows[0].Select(cell => cell.InnerText).ShouldBeUnique();
        });
    }

    private static async Task<string> CsvAsync(Sale[] sales)
    {
        var output = new MemoryStream();
        await TableCsv.WriteAsync(sales, Columns, output, default);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async Task<byte[]> XlsxAsync(Sale[] sales)
    {
        var output = new MemoryStream();
        await TableXlsx.WriteAsync(sales, Columns, output, default);
        return output.ToArray();
    }

    private static void Sheet(byte[] file, Action<Worksheet, List<List<Cell>>> check)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(fault => fault.Description).ShouldBeEmpty();
        var worksheet = Sheets(document).ShouldHaveSingleItem();
        check(worksheet, [.. worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().ToList())]);
    }

    private static List<Worksheet> Sheets(SpreadsheetDocument document) =>
        [.. document.WorkbookPart!.Workbook.Descendants<Sheet>().Select(
            sheet => ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet)];

    private static List<(string Name, string Text)> Entries(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(entry => (entry.FullName, new StreamReader(entry.Open()).ReadToEnd()))];
    }
}
