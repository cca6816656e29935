using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>Each invariant finds the fault that it is there for, and no other one cries with it.</summary>
public sealed class InvariantsTests(ClosedQuarter quarter) : IClassFixture<ClosedQuarter>
{
    private const string OpenPosting = """
        insert into posting (program_id, partner_id, posting_id, kind, amount, currency, value_date, period, cause, recorded_at,
            recorded_by,
            invoice_no, line_no, rate, fee_year, text)
        select 'main', 'A', gen_random_uuid(), kind, amount, 'EUR', period::date, period::date, 'planted', '2031-01-01', 'test', 'A1', 1,
            33, fee_year, 'planted'
        from (values
        """;

    // A month before all that are closed here.
    private const string Earlier = """
        insert into period (program_id, month, status, started_at)
        values ('main', '2012-01-01', 'closing', now())
        """;

    private static readonly Dictionary<string, string> Faults = new()
    {
        ["01 entries of a posting sum to zero"] =
            $"alter table posting drop constraint posting_amount_check; {OpenPosting} ('adjustment', 0.00, '2030-01-01', null::int)) planted (kind, amount, period, fee_year)",
        ["02 guards of the ledger are in place"] = "alter table posting disable trigger posting_append_only",
        ["03 balance is the sum of entries"] = $"{Earlier}; {OpenPosting} ('adjustment', 1.00, '2012-01-01', null::int)) planted (kind, amount, period, fee_year)",
        ["03 licence revenue equals the invoices"] = """
            update licence_revenue set amount = amount + 0.01
            where partner_id = 'A' and period = '2013-03-01'
            """,
        ["04 statement numbers have no gap"] = """
            update statement set number = partner_id || '/2013-099'
            where number = (select max(number) from statement)
            """,
        ["04 statements follow each other"] = """
            update statement set opening = opening + 1, closing = closing + 1
            where partner_id = 'B' and period = '2013-02-01'
            """,
        ["04 statements hold every entry"] = """
            update statement set commission = commission + 1, adjustment = adjustment - 1
            where partner_id = 'B' and period = '2013-02-01'
            """,
        ["05 one run at a time"] = """
            insert into close_run (program_id, run_id, month, status, started_by, started_at, beat_at)
            select 'main', gen_random_uuid(), '2013-04-01', 'running', 'test', now(), now() from generate_series(1, 2)
            """,
        ["06 commission is what the events say"] = """
            update invoice_line set rate = 34, plan_rate = 34 where invoice_no = 'A1' and line_no = 1
            """,
        ["07 earned stays within its bounds"] = $"{OpenPosting} ('commission', 0.01, '2030-01-01', null::int)) planted (kind, amount, period, fee_year)",
        ["08 refund is nothing or all fees"] = $"""
            {Earlier};
            {OpenPosting} ('fee_refund', 1.00, '2012-01-01', 2012)) planted (kind, amount, period, fee_year);
            update posting set partner_id = 'N' where cause = 'planted'
            """,
        ["09 business keys are unique"] = "alter table posting drop constraint posting_business_key",
        ["10 nothing is posted after the lock"] = """
            update period set closed_at = closed_at - interval '1 second' where month = '2013-02-01'
            """,
        ["10 postings lie within the periods"] = $"{OpenPosting} ('adjustment', 1.00, '2099-12-01', null::int)) planted (kind, amount, period, fee_year)",
        ["11 payouts stay within what is payable"] = """
            update payout_proposal set status = 'proposed', obstacle = null, payable = 10000 where partner_id = 'A'
                and period = '2013-03-01'
            """,
        ["11 payouts are posted once"] = $"{OpenPosting} ('payout', -1.00, '2030-01-01', null::int)) planted (kind, amount, period, fee_year)",
        ["11 purchases not due are what is open"] = """
            update payout_proposal set not_due = 1 where partner_id = 'A' and period = '2013-03-01'
            """,
        ["12 parked months wait for a person"] = """
            insert into parked_month (program_id, partner_id, period, cause, charged, average, months, items, parked_at, judged_at)
            values ('main', 'A', '2013-03-01', 'out_of_line', 3000, 48, 3, '[]', now(), now())
            """,
        ["14 row level security is forced"] = "alter table payment no force row level security",
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Fact]
    public void Every_invariant_has_its_fault() =>
        Invariants.All.Select(invariant => invariant.Name).ShouldBe(Faults.Keys, ignoreOrder: true);

    [Fact]
    public async Task A_sound_ledger_has_no_fault() => await quarter.Ledger.CheckInvariantsAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_planted_fault_is_found_by_its_invariant_alone(string name)
    {
        await using var connection = await quarter.Ledger.ConnectAsync("postgres");
        await using var rolledBack = await connection.BeginTransactionAsync();
        await SqlRows.ExecuteAsync(connection, "set local session_replication_role = replica");
        await SqlRows.ExecuteAsync(connection, Faults[name]);

        var found = new List<string>();
        foreach (var invariant in Invariants.All)
        {
            if ((await SqlRows.ReadAsync(connection, invariant.Query)).Length > 0) found.Add(invariant.Name);
        }

        found.ShouldBe([name]);
    }

    [Fact]
    public async Task A_fault_is_told_with_its_number_and_the_first_rows()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
        await ledger.CloseAsync("2013-01");
        await ledger.ExecuteAsSuperAsync("set session_replication_role = replica; update statement set number = number || 'x'");

        var faults = await new Invariants(ledger.Database).CheckAsync(null, CancellationToken.None);
        var fault = faults.ShouldHaveSingleItem();
        (fault.Name, fault.Rows, fault.Examples.Count).ShouldBe(("04 statement numbers have no gap", 4, 4));
        fault.Examples.ShouldAllBe(example => example.Contains("/2013-001x", StringComparison.Ordinal));
    }
}

/// <summary>The small market with three months closed.</summary>
public sealed class ClosedQuarter : IAsyncLifetime
{
    public LedgerDatabase Ledger { get; private set; } = null!;

    public async Task InitializeAsync() => Ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books(), closedThrough: "2013-03");

    public async Task DisposeAsync() => await Ledger.DisposeAsync();
}
