using PartnerPortal.Application.Exchange.Exports;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Exchange.Exports;

public sealed class ExportFilesTests
{
    [Theory]
    [InlineData(ExportKind.Ledger, "posting_id,partner_id,period,value_date,kind,amount,currency,cause,rate,label,held")]
    [InlineData(ExportKind.Balances, "partner_id,period,opening,registration_fee,monthly_fee,fee_waiver,fee_refund,"
        + "commission,sla_service,purchase,payment_in,payout,adjustment,"
        + "commission_correction,vat_input,vat_output,payout_returned,closing")]
    [InlineData(ExportKind.Commissions, "invoice_no,line_no,partner_id,kind,label,rate,net,credited,earned,reason")]
    public async Task The_header_is_that_of_the_interchange_format_even_without_rows(ExportKind kind, string header)
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        (await ledger.ExportTextAsync(kind)).ShouldBe(header + "\n");
    }

    [Fact]
    public async Task Rows_are_in_ordinal_order_of_partner_period_and_cause()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(TwoMonths("é", "a", "Z", "a-1", "a1", "10", "9"));
        await ledger.CloseThroughAsync("2013-02");

        var balances = (await ledger.ExportAsync(ExportKind.Balances)).Select(line => string.Join(',', line.Split(',')[..2])).ToList();
        balances.ShouldBe(
            new[] { "10", "9", "Z", "a", "a-1", "a1", "é" }.SelectMany(partner => new[] { $"{partner},2013-01", $"{partner},2013-02" }));
        var rows = (await ledger.ExportAsync(ExportKind.Ledger)).Select(line => line.Split(',')).Select(
            cells => (cells[1], cells[2], cells[7])).ToList();
        rows.ShouldBe(
            rows.OrderBy(row => row.Item1, StringComparer.Ordinal).ThenBy(row => row.Item2, StringComparer.Ordinal).ThenBy(
                row => row.Item3, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Text_that_a_spreadsheet_would_run_is_guarded_and_numbers_stay_numbers()
    {
        string[] partners = ["=1+1", "@SUM", "+49", "-1", "\u200b=3", "＝4", "＠SUM"];
        await using var ledger = await LedgerDatabase.CreateAsync();
        foreach (var partner in partners) await ArrangeAsync(ledger, partner);
        await ledger.ImportAsync(TwoMonths(partners));
        await ledger.CloseAsync("2013-01");

        foreach (var kind in new[] { ExportKind.Ledger, ExportKind.Balances, ExportKind.Commissions })
        {
            var cells = (await ledger.ExportAsync(kind)).SelectMany(line => line.Split(',')).ToList();
            cells.Where(cell => cell.Length > 0 && cell[0] is '=' or '+' or '@' or '＝').ShouldBeEmpty();
            foreach (var partner in partners) cells.ShouldContain("'" + partner);
            cells.ShouldNotContain("-1");
        }

        (await ledger.ExportAsync(ExportKind.Balances)).ShouldContain(
            "'=1+1,2013-01,0.00,-196.00,-48.00,0.00,0.00,33.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,-211.00");
    }

    [Fact]
    public async Task A_period_leaves_the_others_out()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(TwoMonths("A"));
        await ledger.CloseThroughAsync("2013-02");

        (await ledger.ExportAsync(ExportKind.Balances, "2013-02")).ShouldBe(
            ["A,2013-02,-211.00,0.00,-48.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,-259.00"]);
        (await ledger.ExportAsync(ExportKind.Ledger, "2013-02")).ShouldHaveSingleItem().ShouldEndWith(
            ",A,2013-02,2013-02-01,monthly_fee,-48.00,EUR,2013-02,,,no");
        (await ledger.ExportAsync(ExportKind.Commissions, "2013-01")).ShouldBe(["iA,1,A,plus,initial,33,100.00,0.00,33.00,"]);
        (await ledger.ExportAsync(ExportKind.Commissions, "2013-02")).ShouldBeEmpty();
        (await ledger.ExportAsync(ExportKind.Balances, "2013-03")).ShouldBeEmpty();
        (await ledger.ExportAsync(ExportKind.Balances)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Commission_of_a_disputed_invoice_is_marked_as_held()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01").Customer("K", "A")
            .Invoice("I1", "K", "2013-01-10", new InvoiceTraits(100.00m) { Disputed = true }, ("plus", 100.00m)).Paid(
                "P1", "I1", "2013-01-20", 100.00m));
        await ledger.CloseAsync("2013-01");

        (await ledger.ExportAsync(ExportKind.Ledger)).Select(line => string.Join(',', line.Split(',')[4..])).ShouldBe(
        [
            "monthly_fee,-48.00,EUR,2013-01,,,no", "commission,33.00,EUR,I1/1/payment:P1,33,initial,yes",
            "registration_fee,-196.00,EUR,registration,,,no",
        ]);
    }

    /// <summary>Each partner sells once in January; its ids begin with the partner's.</summary>
    private static Books TwoMonths(params string[] partners)
    {
        var books = new Books();
        foreach (var partner in partners)
        {
            var id = partner.All(char.IsLetterOrDigit) || partner[0] == 'a' ? partner : $"{Array.IndexOf(partners, partner)}";
            books.Partner(partner, "2013-01-01").Customer($"k{id}", partner).Invoice(
                $"i{id}", $"k{id}", "2013-01-10", 100.00m, ("plus", 100.00m))
                .Paid($"p{id}", $"i{id}", "2013-01-20", 100.00m);
        }

        return books;
    }

    /// <summary>A partner of a portal that took any id once.</summary>
    private static async Task ArrangeAsync(LedgerDatabase ledger, string id)
    {
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, CancellationToken.None);
        await tx.ExecuteAsync(
            "insert into partner (partner_id, name, country, language, iban, registered_at) values ($1, $2, 'DE', 'de', $3, now())",
            CancellationToken.None, id, $"Partner {id}", Books.Iban);
        await tx.ExecuteAsync(
            """
            insert into agreement (program_id, partner_id, activated_on, entry_period)
            values ('main', $1, '2013-01-01', '2013-01-01')
            """, CancellationToken.None, id);
        await tx.CommitAsync(CancellationToken.None);
    }
}
