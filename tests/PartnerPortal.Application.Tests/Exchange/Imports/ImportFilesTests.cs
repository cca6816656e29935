using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Exchange.Imports;

public sealed class ImportFilesTests : IAsyncLifetime
{
    private const string OneInvoice = "invoice_no,customer_id,billed_to,issued_on,currency,gross,";
    private const string Rates = """
        select invoice_no, line_no, rate, plan_rate, label, no_commission_reason, partner_id, terms_valid_from::text
            from invoice_line order by 1, 2
        """;
    private ImportDatabase _database = null!;

    /// <summary>The same key as in the valid folder, with other content: file, header and row, column that differs.</summary>
    public static TheoryData<string, string, string> OtherContent => new()
    {
        { "partners.csv", "partner_id,name,country,activated_on\nP1,Other,ES,2013-01-01\n", "name" },
        { "customers.csv", "customer_id,name,country\nC1,Customer One,FR\n", "country" },
        { "attributions.csv", "customer_id,partner_id,from\nC1,P2,2012-01-01\n", "partner_id" },
        { "invoices.csv",
            "invoice_no,customer_id,billed_to,issued_on,due_on,currency,gross\nI1,C1,customer,2013-03-01,2013-03-31,EUR,120.00\n",
            "gross" },
        { "invoices.csv", $"{OneInvoice}billed_partner\nI2,C1,partner,2013-03-08,USD,100.00,P2\n", "billed_partner" },
        { "invoices.csv", $"{OneInvoice}order_no\nI2,C1,partner,2013-03-08,USD,100.00,O-8\n", "order_no" },
        { "invoice_lines.csv", "invoice_no,line_no,kind,net\nI2,1,plus,59.00\n", "net" },
        { "payments.csv", "payment_id,invoice_no,paid_on,amount\nY1,I1,2013-03-21,60.00\n", "paid_on" },
        { "credit_notes.csv", "credit_no,invoice_no,issued_on,gross\nK2,I4,2013-06-02,5.00\n", "invoice_no" },
        { "credit_lines.csv", "credit_no,line_no,invoice_line_no,net\nK1,1,1,9.00\n", "net" },
        { "services.csv", "service_id,partner_id,date,description,list_price\nS1,P2,2013-04-05,SLA,75.25\n", "partner_id" },
        { "rates.csv", "currency,date,rate,source\nUSD,2013-03-01,1.3,\n", "source" },
        { "terms.json", """[{"valid_from": "2013-06-01", "monthly_fee": 51, "commission_plan": [{"label": "all", "rate": 20}]}]""",
            "[0].monthly_fee" },
    };

    public async Task InitializeAsync() => _database = await ImportDatabase.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Registers_everything_that_the_files_say()
    {
        (await _database.ImportAsync(SmallVendor.Files())).FirstRejects.ShouldBeEmpty();

        (await _database.ReadAsync(Rates)).ShouldBe(
        [
            "I1 1 33.0000 33.0000 initial - P1 -infinity",
            "I2 1 - - - purchase_advantage P1 -infinity",
            "I2 2 - - - purchase_advantage P1 -infinity",
            "I3 1 30.0000 33.0000 initial - P2 -infinity",
            "I4 1 30.0000 33.0000 initial - P2 -infinity",
            "I4 2 30.0000 33.0000 initial - P2 -infinity",
        ], Case.Sensitive);
        (await _database.ReadAsync("""
            select invoice_no, fx, fx_on::text, fx_source from invoice where fx <> 1
            """)).ShouldBe(["I2 1.30000000 2013-03-01 ECB"]);
        (await _database.ReadAsync("""
            select partner_id, language, entry_period::text, caps::text
            from partner join agreement using (partner_id) order by 1
            """))
            .ShouldBe(["P1 es 2013-01-01 {}", """P2 de 2013-02-01 {"initial": 30, "follow_up": 20.5}"""]);
        (await _database.ReadAsync("""
            select credit_no, note.invoice_no, note.partner_id, period::text, line.invoice_no from credit_note as note
                join credit_line as line using (credit_no) order by 1
            """))
            .ShouldBe(["K1 I1 P1 2013-06-01 I1", "K2 - - - -"]);
        (await _database.ReadAsync("select payment_id, partner_id, period::text, amount from payment order by 1"))
            .ShouldBe(["Y1 P1 2013-03-01 60.00", "Y2 P1 2013-04-01 59.00", "Y3 P1 2013-05-01 -10.00"]);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_numbers_compare_by_value()
    {
        await _database.ImportAsync(SmallVendor.Files());
        var before = await _database.ChecksumAsync();

        var result = await _database.ImportAsync(
            [.. SmallVendor.Files().Select(
                file => (
                    file.Name,
                    file.Text.Replace("60.00", "60.0", StringComparison.Ordinal).Replace(",30,", ",30.0,", StringComparison.Ordinal)))]);

        result.FirstRejects.ShouldBeEmpty();
        result.Files.ShouldAllBe(file => file.New == 0 && file.Refused == 0 && file.Unchanged > 0);
        (await _database.ChecksumAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused_and_names_the_column()
    {
        await _database.ImportAsync(SmallVendor.Files());
        var before = await _database.ChecksumAsync();
        foreach (var row in OtherContent.Select(row => row.ToArray()))
        {
            var result = await _database.ImportAsync(((string)row[0], (string)row[1]));

            result.FirstRejects.ShouldHaveSingleItem($"{row[0]}").Column.ShouldBe((string)row[2]);
            result.FirstRejects[0].Reason.ShouldContain("stored with", Case.Sensitive, $"{row[0]} {row[2]}");
        }

        (await _database.ChecksumAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_stored_line_bears_no_more_than_it_is_worth_over_several_imports()
    {
        await _database.ImportAsync(SmallVendor.Files());

        var above = await _database.ImportAsync(
            ("credit_notes.csv", "credit_no,invoice_no,issued_on,gross\nK5,I1,2013-07-01,107.10\n"),
            ("credit_lines.csv", "credit_no,line_no,invoice_line_no,net\nK5,1,1,90.01\n"));
        var rest = await _database.ImportAsync(
            ("credit_notes.csv", "credit_no,invoice_no,issued_on,gross\nK5,I1,2013-07-01,107.10\n"),
            ("credit_lines.csv", "credit_no,line_no,invoice_line_no,net\nK5,1,1,90.00\n"));

        above.FirstRejects.ShouldHaveSingleItem().Reason.ShouldEndWith("90.00");
        rest.RejectCount.ShouldBe(0);
    }

    [Fact]
    public async Task Marks_line_ends_quotes_and_the_order_of_rows_and_columns_mean_nothing()
    {
        await _database.ImportAsync(SmallVendor.Files());
        await using var other = await ImportDatabase.CreateAsync();
        var files = SmallVendor.Files().Select(file => file.Name == "terms.json" ? file : (file.Name, Shuffled(file.Text)));

        (await other.ImportAsync([.. files])).FirstRejects.ShouldBeEmpty();

        (await other.ChecksumAsync()).ShouldBe(await _database.ChecksumAsync());
    }

    [Fact]
    public async Task Files_may_come_one_by_one()
    {
        await _database.ImportAsync(SmallVendor.Files());
        await using var other = await ImportDatabase.CreateAsync();
        string[] order =
        [
            "terms.json", "rates.csv", "partners.csv", "customers.csv", "attributions.csv", "invoices.csv", "credit_notes.csv",
            "invoice_lines.csv",
            "credit_lines.csv", "payments.csv", "services.csv",
        ];

        foreach (var name in order) (await other.ImportAsync((name, SmallVendor.Text(name)))).FirstRejects.ShouldBeEmpty();

        (await other.ChecksumAsync()).ShouldBe(await _database.ChecksumAsync());
    }

    [Fact]
    public async Task What_comes_late_goes_to_the_earliest_open_period()
    {
        await _database.ExecuteAsync("""
            insert into period (program_id, month, status, started_at)
            values ('main', '2013-03-01', 'closing', now())
            """);
        await _database.ExecuteAsync("update period set status = 'closed', closed_at = now()");
        await _database.ExecuteAsync("""
            insert into period (program_id, month, status, started_at)
            values ('main', '2013-04-01', 'closing', now())
            """);

        (await _database.ImportAsync(SmallVendor.Files())).FirstRejects.ShouldBeEmpty();

        (await _database.ReadAsync("select entry_period::text from agreement order by partner_id")).ShouldBe(["2013-05-01", "2013-05-01"]);
        (await _database.ReadAsync("select period::text from invoice order by invoice_no")).ShouldBe(
            ["2013-05-01", "2013-05-01", "2013-05-01", "2013-05-01"]);
        (await _database.ReadAsync("select period::text from credit_note order by credit_no")).ShouldBe(["2013-06-01", "-"]);
        (await _database.ReadAsync("select period::text from service")).ShouldBe(["2013-05-01"]);
    }

    [Fact]
    public async Task A_line_cannot_join_an_invoice_whose_period_is_closed()
    {
        await _database.ImportAsync(SmallVendor.Files());
        await _database.ExecuteAsync("""
            insert into period (program_id, month, status, started_at)
            values ('main', '2013-03-01', 'closing', now())
            """);

        var closed = await _database.ImportAsync(("invoice_lines.csv", "invoice_no,line_no,kind,net\nI1,2,plus,1.00\n"));
        var open = await _database.ImportAsync(("invoice_lines.csv", "invoice_no,line_no,kind,net\nI3,2,plus,1.00\n"));

        closed.FirstRejects.ShouldHaveSingleItem().Column.ShouldBe("invoice_no");
        open.FirstRejects.ShouldBeEmpty();
    }

    [Fact]
    public async Task Later_imports_know_the_customers_first_invoice()
    {
        await _database.ImportAsync(SmallVendor.Files());

        await _database.ImportAsync(
            ("invoices.csv",
                "invoice_no,customer_id,billed_to,issued_on,currency,gross\nI8,C1,customer,2013-05-20,EUR,10.00\nI0,C1,customer,2013-02-01,EUR,10.00\n"),
            ("invoice_lines.csv", "invoice_no,line_no,kind,net\nI8,1,plus,10.00\nI0,1,plus,10.00\n"));

        (await _database.ReadAsync("""
            select invoice_no, label from invoice_line where invoice_no in ('I8', 'I0') order by 1
            """)).ShouldBe(["I0 initial", "I8 follow_up"]);
    }

    [Fact]
    public async Task A_later_row_sets_and_clears_the_mark_disputed_and_the_same_row_again_leaves_what_people_decided()
    {
        await _database.ImportAsync(SmallVendor.Files());

        (await MarkAsync("I1", "")).ShouldBe(0);
        (await MarkAsync("I1", "yes")).ShouldBe(1);
        (await MarkAsync("I3", "no")).ShouldBe(1);
        (await DisputedAsync()).ShouldBe(["I1"]);
        (await MarkAsync("I1", "yes")).ShouldBe(0);
        (await _database.ReadAsync("select subject, actor, before::text, after::text from audit_entry order by at, subject")).ShouldBe(
            ["""I1 test {"disputed": false} {"disputed": true}""", """I3 test {"disputed": true} {"disputed": false}"""]);

        await _database.ExecuteAsync("update invoice set disputed = false where invoice_no = 'I1'");
        (await MarkAsync("I1", "yes")).ShouldBe(0);
        (await DisputedAsync()).ShouldBeEmpty();
        (await MarkAsync("I1", "no")).ShouldBe(1);
        (await MarkAsync("I1", "yes")).ShouldBe(1);
        (await DisputedAsync()).ShouldBe(["I1"]);

        async Task<long> MarkAsync(string invoice, string mark)
        {
            var lines = SmallVendor.Text("invoices.csv").ReplaceLineEndings("\n").Split('\n');
            var stored = lines.Single(line => line.StartsWith(invoice, StringComparison.Ordinal));
            var text = $"{lines[0]}\n{stored[..(stored.LastIndexOf(',') + 1)]}{mark}\n";
            var result = await _database.ImportAsync(("invoices.csv", text));
            result.FirstRejects.ShouldBeEmpty();
            return result.Files.Single().New;
        }

        Task<IReadOnlyList<string>> DisputedAsync() => _database.ReadAsync("select invoice_no from invoice where disputed order by 1");
    }

    [Fact]
    public async Task An_invoice_may_name_its_order_and_who_owes_it_and_the_partner_of_record_owes_it_without()
    {
        await _database.ImportAsync(SmallVendor.Files());
        (string, string)[] more =
        [
            ("invoices.csv", $"{OneInvoice}billed_partner,order_no\n"
                + "I5,C1,partner,2013-03-08,EUR,10.00,P2,SO/4711 a\nI6,C1,partner,2013-03-08,EUR,10.00,P1,\n"),
            ("invoice_lines.csv", "invoice_no,line_no,kind,net\nI5,1,plus,10.00\nI6,1,plus,10.00\n"),
        ];

        (await _database.ImportAsync(more)).FirstRejects.ShouldBeEmpty();
        const string stored = """
            select invoice_no, partner_id, billed_partner_id, order_no
            from invoice where invoice_no in ('I5', 'I6') order by 1
            """;
        (await _database.ReadAsync(stored))
            .ShouldBe(["I5 P1 P2 SO/4711 a", "I6 P1 - -"]);

        (await _database.ImportAsync(more)).Files.ShouldAllBe(file => file.Unchanged == 2 && file.New == 0 && file.Refused == 0);
        // The partner of record is the default: named or not, it is the same row.
        var unnamed = await _database.ImportAsync(("invoices.csv", $"{OneInvoice}order_no\nI6,C1,partner,2013-03-08,EUR,10.00,\n"));
        unnamed.RejectCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_partner_may_be_at_home_in_Kosovo() => (await _database.ImportAsync(
        ("partners.csv", "partner_id,name,country,activated_on\nP9,Prishtina Soft,XK,2013-01-01\n"),
        ("customers.csv", "customer_id,name,country\nC9,Kunde,XK\n"))).FirstRejects.ShouldBeEmpty();

    [Fact]
    public async Task Two_imports_at_once_take_everything_in_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _database.ImportAsync(SmallVendor.Files())));

        results.ShouldAllBe(result => result.RejectCount == 0);
        results.Sum(result => result.Files.Sum(file => file.New)).ShouldBe(results[0].Files.Sum(file => file.New + file.Unchanged));
    }

    /// <summary>With a byte order mark, CRLF, every field quoted, rows from last to first, columns from right to left.</summary>
    private static string Shuffled(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => string.Join(',', line.Split(',').Reverse().Select(field => $"\"{field}\""))).ToList();
        return "\uFEFF" + string.Join("\r\n", [lines[0], .. lines.Skip(1).Reverse()]);
    }
}
