using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Exchange.Imports;

/// <summary>Each kind of fault: where it is reported, and that nothing is written.</summary>
public sealed class RefusedImportTests : IAsyncLifetime
{
    private static readonly string Long = new('x', 1_001);
    private ImportDatabase _database = null!;

    private const string Disputed = "gross,disputed\nI1,C1,customer,2013-03-01,2013-03-31,EUR,119.00,no";

    /// <summary>A word of the valid file is replaced: file, old text, new text, line, column, part of the reason.</summary>
    public static TheoryData<string, string, string, long, string, string> Cells => new()
    {
        { "partners.csv", "P1,Partner One", ",Partner One", 2, "partner_id", "must not be empty" },
        { "partners.csv", "P1,", " P1,", 2, "partner_id", "blanks" },
        { "partners.csv", "P1,", "P\u0007,", 2, "partner_id", "control" },
        { "partners.csv", "P1,", "P\u202E1,", 2, "partner_id", "U+202E" },
        { "partners.csv", "P1,", "P\u2066,", 2, "partner_id", "U+2066" },
        { "partners.csv", "P1,", "P\u200B1,", 2, "partner_id", "U+200B" },
        { "partners.csv", "P1,", "P\u3164,", 2, "partner_id", "U+3164" },
        { "partners.csv", "P1,", "\u0301P,", 2, "partner_id", "U+0301" },
        { "partners.csv", "P1,", "P 1,", 2, "partner_id", "U+0020" },
        { "partners.csv", "P1,", "=P1,", 2, "partner_id", "U+003D" },
        { "customers.csv", "C1,", "C#1,", 2, "customer_id", "U+0023" },
        { "invoices.csv", "I1,C1", "I1?,C1", 2, "invoice_no", "U+003F" },
        { "payments.csv", "Y1,", "Y%00,", 2, "payment_id", "U+0025" },
        { "credit_notes.csv", "K2,", "K\\2,", 3, "credit_no", "U+005C" },
        { "services.csv", "S1,", "S😀,", 2, "service_id", "U+1F600" },
        { "partners.csv", "P1,", new string('P', 101) + ",", 2, "partner_id", "longer than 100" },
        { "partners.csv", "Partner One", Long, 2, "name", "longer than 1000" },
        { "partners.csv", "Partner One", "a\0b", 2, "name", "control" },
        { "partners.csv", "Partner One", "  ", 2, "name", "blanks" },
        { "partners.csv", ",ES,", ",XX,", 2, "country", "ISO 3166" },
        { "partners.csv", ",ES,", ",es,", 2, "country", "ISO 3166" },
        { "partners.csv", "one@example.org", "one@example", 2, "email", "e-mail" },
        { "partners.csv", ",es,", ",se,", 2, "language", "not one of" },
        { "partners.csv", "ES9121000418450200051332", "ES9121000418450200051333", 2, "iban", "check digits" },
        { "partners.csv", "2013-12-31", "2013-01-31", 3, "terminated_on", "before the activation" },
        { "partners.csv", ",30,", ",101,", 3, "initial_cap", "between 0 and 100" },
        { "partners.csv", ",20.5,", ",20.00001,", 3, "follow_up_cap", "4 decimals" },
        { "partners.csv", "2013-01-01", "1899-12-31", 2, "activated_on", "year" },
        { "attributions.csv", "C2,P2", "C9,P2", 4, "customer_id", "no such customer" },
        { "attributions.csv", "C2,P2", "C2,p2", 4, "partner_id", "no such partner" },
        { "invoices.csv", "I1,C1", "I1,C9", 2, "customer_id", "no such customer" },
        { "invoices.csv", "customer,2013-03-01", "vendor,2013-03-01", 2, "billed_to", "neither" },
        { "invoices.csv", "2013-03-01", "2013-02-30", 2, "issued_on", "no such day" },
        { "invoices.csv", "2013-03-31", "31.03.2013", 2, "due_on", "yyyy-MM-dd" },
        { "invoices.csv", "EUR,119.00", "eur,119.00", 2, "currency", "capital letters" },
        { "invoices.csv", "119.00", "99.99", 2, "gross", "net sum" },
        { "invoices.csv", "119.00", "119.001", 2, "gross", "2 decimals" },
        { "invoices.csv", "119.00", "10000000000000", 2, "gross", "not between" },
        { "invoices.csv", "119.00,no", "119.00,maybe", 2, "disputed", "neither yes nor no" },
        { "invoices.csv", Disputed, "gross,billed_partner\nI1,C1,customer,2013-03-01,2013-03-31,EUR,119.00,P1", 2, "billed_partner",
            "only an invoice" },
        { "invoices.csv", Disputed, "gross,billed_partner\nI1,C1,partner,2013-03-01,2013-03-31,EUR,119.00,P7", 2, "billed_partner",
            "no such partner" },
        { "invoices.csv", "USD", "CHF", 3, "currency", "no CHF rate" },
        { "invoice_lines.csv", "I1,1", "I9,1", 2, "invoice_no", "no such invoice" },
        { "invoice_lines.csv", "I2,2", "I2,1", 4, "line_no", "stands on line 3" },
        { "invoice_lines.csv", "I2,2", "I2,-2", 4, "line_no", "whole number" },
        { "invoice_lines.csv", "licence_new", "license_new", 2, "kind", "line kind" },
        { "invoice_lines.csv", "TEAM,1,", "TEAM,1.00001,", 2, "quantity", "4 decimals" },
        { "payments.csv", "60.00", "0.00", 2, "amount", "zero" },
        { "payments.csv", "60.00", "\"60,00\"", 2, "amount", "not a number" },
        { "payments.csv", "60.00", "+60.00", 2, "amount", "not a number" },
        { "payments.csv", "60.00", "1e3", 2, "amount", "not a number" },
        { "payments.csv", "60.00", "٣", 2, "amount", "not a number" },
        { "payments.csv", "Y1,I1", "Y1,I9", 2, "invoice_no", "no such invoice" },
        { "payments.csv", "Y2", "Y1", 3, "payment_id", "stands on line 2" },
        { "credit_notes.csv", "I1", "I9", 2, "invoice_no", "no such invoice" },
        { "credit_notes.csv", "11.90", "-11.90", 2, "gross", "above zero" },
        { "credit_notes.csv", "11.90", "9.99", 2, "gross", "net sum" },
        { "credit_lines.csv", "K1,1", "K9,1", 2, "credit_no", "no such credit note" },
        { "credit_lines.csv", "K1,1,1", "K1,1,7", 2, "invoice_line_no", "no such line" },
        { "credit_lines.csv", "10.00", "0", 2, "net", "above zero" },
        { "services.csv", "S1,P1", "S1,P9", 2, "partner_id", "no such partner" },
        { "services.csv", "75.25", "-75.25", 2, "list_price", "negative" },
        { "rates.csv", "1.3", "0", 2, "rate", "above zero" },
        { "rates.csv", "USD,2013-02-20", "USD,2013-03-01", 3, "date", "stands on line 2" },
    };

    /// <summary>A whole file: file, text, line, column, part of the reason.</summary>
    public static TheoryData<string, string, long, string, string> Texts => new()
    {
        { "payments.csv", "", 1, "", "empty" },
        { "payments.csv", "\uFEFF", 1, "", "empty" },
        { "payments.csv", "payment_id,invoice_no,paid_on,amount,colour\n", 1, "colour", "unknown column" },
        { "payments.csv", "payment_id,invoice_no,paid_on\n", 1, "amount", "missing" },
        { "payments.csv", "payment_id,amount,invoice_no,paid_on,amount\n", 1, "amount", "twice" },
        { "payments.csv", "payment_id;invoice_no;paid_on;amount\n", 1, "payment_id;invoice_no;paid_on;amount", "unknown column" },
        { "payments.csv", "payment_id,invoice_no,paid_on,amount\nY1,I1,2013-03-20\n", 2, "", "3 fields, the header has 4" },
        { "payments.csv", "payment_id,invoice_no,paid_on,amount\nY1,I1,2013-03-20,1.00,x\n", 2, "", "5 fields" },
        { "customers.csv", "customer_id,name,country\nC1,a,ES\nC2,\"b,DE\n", 3, "", "not closed" },
        { "customers.csv", "customer_id,name,country\nC1,a,ES\nC2,\"b\"c,DE\n", 3, "", "after the closing quote" },
        { "customers.csv", "customer_id,name,country\nC1,a,ES\nC2,b\"c\",DE\n", 3, "", "a quote inside" },
        { "customers.csv", "customer_id,name,country\nC1,\"a\nb\nc\",ES\nC2,b,Spain\n", 5, "country", "ISO 3166" },
        { "credit_lines.csv", "credit_no,line_no,invoice_line_no,net\nK1,1,1,5.00\nK1,2,1,95.01\n", 3, "net",
            "more than is left of line 1 of invoice I1: 95.00" },
        { "terms.json", "[{", 1, "", "not JSON" },
        { "terms.json", "{}", 1, "", "not a list" },
        { "terms.json", """[{"monthly_fee": 1}]""", 1, "[0].valid_from", "missing" },
        { "terms.json", """[{"valid_from": "2013-02-30"}]""", 1, "[0].valid_from", "yyyy-MM-dd" },
        { "terms.json", """[{"valid_from": "2013-02-01"}, {"valid_from": "2013-02-01"}]""", 1, "[1].valid_from", "same date" },
        { "terms.json", """[{"valid_from": "2013-02-01", "monthly_fees": 1}]""", 1, "[0].monthly_fees", "unknown property" },
        { "terms.json", """[{"valid_from": "2013-02-01", "monthly_fee": "48"}]""", 1, "[0].monthly_fee", "amount" },
        { "terms.json", """[{"valid_from": "2013-02-01", "own_use_discount": 150}]""", 1, "[0].own_use_discount", "between 0 and 100" },
        { "terms.json", """[{"valid_from": "2013-02-01", "threshold_kinds": ["beer"]}]""", 1, "[0].threshold_kinds[0]", "not one of" },
        { "terms.json", """[{"valid_from": "2013-02-01", "threshold_basis": "earned"}]""", 1, "[0].threshold_basis", "not one of" },
        { "terms.json", """[{"valid_from": "2013-02-01", "commission_plan": [{"rate": 1}]}]""", 1, "[0].commission_plan[0].label",
            "missing" },
        { "terms.json", """[{"valid_from": "2013-02-01", "commission_plan": [{"label": "x", "rate": 101}]}]""", 1,
            "[0].commission_plan[0].rate", "between 0 and 100" },
        { "terms.json", """[{"valid_from": "2013-02-01", "commission_plan": [{"label": "x", "rate": 1, "tenure_under_months": 0}]}]""", 1,
            "[0].commission_plan[0].tenure_under_months", "above zero" },
    };

    public async Task InitializeAsync() => _database = await ImportDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_faulty_cell_is_named_with_its_line_and_column_and_nothing_is_written()
    {
        var before = await _database.ChecksumAsync();
        foreach (var row in Cells.Select(row => row.ToArray()))
        {
            var (file, was, now) = ((string)row[0], (string)row[1], (string)row[2]);
            var text = SmallVendor.Text(file).ReplaceLineEndings("\n");
            var at = text.IndexOf(was, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(0, $"{file} {was}");

            var result = await _database.ImportAsync(SmallVendor.Files((file, text[..at] + now + text[(at + was.Length)..])));

            result.FirstRejects.ShouldContain(
                reject => reject.File == file && reject.Line == (long)row[3] && reject.Column == (string)row[4]
                    && reject.Reason.Contains((string)row[5]),
                $"{file} {was} -> {now}: {string.Join("; ", result.FirstRejects)}");
        }

        (await _database.ChecksumAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_where_and_why_and_nothing_is_written()
    {
        var before = await _database.ChecksumAsync();
        foreach (var row in Texts.Select(row => row.ToArray()))
        {
            var (file, text) = ((string)row[0], (string)row[1]);

            var result = await _database.ImportAsync(SmallVendor.Files((file, text)));

            result.FirstRejects.ShouldContain(
                reject => reject.File == file && reject.Line == (long)row[2] && reject.Column == (string)row[3]
                    && reject.Reason.Contains((string)row[4]),
                $"{file} {text}: {string.Join("; ", result.FirstRejects)}");
        }

        (await _database.ChecksumAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(new byte[] { 0x4D, 0xFC, 0x6C })]
    [InlineData(new byte[] { 0x4D, 0xC3 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public async Task Bytes_that_are_not_UTF8_are_refused_with_their_line(byte[] name)
    {
        byte[] text = [.. "customer_id,name,country\nC1,a,ES\nC2,"u8, .. name, .. ",DE\n"u8];

        var result = await _database.ImportBytesAsync(("customers.csv", text));

        var reject = result.FirstRejects.ShouldHaveSingleItem();
        (reject.Line, reject.Column, reject.Reason).ShouldBe((3, "name", "not valid UTF-8"));
    }

    [Fact]
    public async Task A_quote_that_never_closes_ends_the_reading_of_a_large_file()
    {
        var text = "customer_id,name,country\nC1,\"a,ES\n" + string.Concat(Enumerable.Repeat("C2,b,DE\n", 200_000));

        var result = await _database.ImportAsync(("customers.csv", text));

        result.FirstRejects.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Fact]
    public async Task Every_fault_is_written_and_cells_are_no_formulas()
    {
        var text = "payment_id,invoice_no,paid_on,amount\n"
            + string.Concat(Enumerable.Range(0, 500).Select(i => $"\"=cmd|{i}\",I1,2013-02-30,1.001\n")) + "-1,I9,2013-02-01,5\n";

        var result = await _database.ImportAsync(SmallVendor.Files(("payments.csv", text)));

        var written = await File.ReadAllLinesAsync(result.RejectsFile!);
        result.RejectCount.ShouldBe(1_001);
        result.FirstRejects.Count.ShouldBe(10);
        result.Files.Single(file => file.Name == "payments.csv").Refused.ShouldBe(501);
        written.Length.ShouldBe(1_002);
        written[0].ShouldBe("file,line,column,value,reason");
        written[1].ShouldBe("payments.csv,2,paid_on,2013-02-30,no such day");
        written.ShouldNotContain(line => line.Contains(",=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_without_known_files_is_refused() =>
        (await Should.ThrowAsync<Domain.RuleViolationException>(() => _database.ImportAsync(("stray.csv", "a\n1\n")))).Code
            .ShouldBe("import.nothing_to_import");
}
