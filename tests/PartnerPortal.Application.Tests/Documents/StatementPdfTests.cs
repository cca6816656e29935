using System.Text;
using PartnerPortal.Documents.Finance.Statements;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Documents;

[Collection(TypesettingCollection.Name)]
public sealed class StatementPdfTests(TypesettingFixture typesetting)
{
    private readonly StatementPdf _pdf = new(typesetting.Pool);

    [Theory]
    [MemberData(nameof(StatementTextsTests.Languages), MemberType = typeof(StatementTextsTests))]
    public async Task Every_language_gives_a_tagged_pdf_a_3b_with_title_and_language(string language)
    {
        var file = Encoding.Latin1.GetString(await RenderAsync(StatementSamples.Typical(language)));

        file.ShouldStartWith("%PDF-1.7");
        file.ShouldContain("<pdfaid:part>3</pdfaid:part>");
        file.ShouldContain("<pdfaid:conformance>B</pdfaid:conformance>");
        file.ShouldContain("/MarkInfo");
        file.ShouldContain("/StructTreeRoot");
        file.ShouldContain($"/Lang ({language}");
        file.ShouldContain("<dc:title>");
    }

    [Fact]
    public async Task Made_twice_it_has_the_same_bytes()
    {
        var statement = StatementSamples.Typical("ru", "RU", "Общество с ограниченной ответственностью «Деловые Бумаги»");
        await using var other = new PartnerPortal.Documents.Typesetting.TypesettingPool(new() { Workers = 1 });

        var first = await RenderAsync(statement);
        var second = await RenderAsync(statement);
        var elsewhere = await new StatementPdf(other).RenderAsync(statement, StatementSamples.Vendor, default);

        second.ShouldBe(first);
        elsewhere.ShouldBe(first);
    }

    [Fact]
    public async Task A_thousand_lines_fill_many_pages()
    {
        var file = await RenderAsync(StatementSamples.Long(1_000));

        Pages(file).ShouldBeInRange(15, 30);
    }

    [Fact]
    public async Task A_month_without_entries_fits_on_one_page() =>
        Pages(await RenderAsync(StatementSamples.Empty("de"))).ShouldBe(1);

    [Fact]
    public async Task Millions_owed_to_the_vendor_fit() =>
        Pages(await RenderAsync(StatementSamples.Negative("fr"))).ShouldBe(1);

    [Theory]
    [InlineData("漢字 株式会社")]
    [InlineData("😀 שלום مرحبا")]
    [InlineData("tab\tbell\u0007 line\nbreak \ud800")]
    [InlineData("Sociedadsinningunespacioquedividirporquetodovaseguidohastaelfinaldelmargenderechoymasalla")]
    public async Task Any_name_can_be_printed(string name) =>
        Pages(await RenderAsync(StatementSamples.Typical("es", "ES", name))).ShouldBeGreaterThan(0);

    [Fact]
    public async Task An_unknown_country_and_language_are_no_obstacle()
    {
        var statement = StatementSamples.Of("xx", "??", "Nowhere", 0m, [], 0m, -5m);

        Pages(await RenderAsync(statement)).ShouldBe(1);
    }

    [Fact]
    public async Task What_people_write_reaches_the_page_letter_by_letter()
    {
        const string hostile = """#read("/etc/passwd") *b* $x$ <l> "q" \ @r `c` = h // c""";
        var plain = new string('x', 3);

        var hostileText = await DrawnTextAsync(hostile);
        var plainText = await DrawnTextAsync(plain);

        hostileText.ShouldContain(hostile);
        plainText.ShouldContain(plain);
    }

    private async Task<string> DrawnTextAsync(string text)
    {
        var why = new PostingWhy { Text = text };
        StatementEntry[] entries = [StatementSamples.Entry(PostingKind.Adjustment, 2, 1m, "K-1", why)];
        return await PdfText.OfAsync(await RenderAsync(StatementSamples.Of("en", "GB", text, 0m, entries, 0m, 0m)));
    }

    private Task<byte[]> RenderAsync(Statement statement) => _pdf.RenderAsync(statement, StatementSamples.Vendor, default);

    private static int Pages(byte[] file) => Encoding.Latin1.GetString(file).Split("/Type /Page\n").Length - 1;
}
