using Npgsql;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>What the database refuses whoever asks: tried in SQL, past every use case.</summary>
public sealed class LedgerGuardsTests(ClosedJanuary january) : IClassFixture<ClosedJanuary>
{
    private const string Check = PostgresErrorCodes.CheckViolation;

    private readonly LedgerDatabase _ledger = january.Ledger;

    [Theory]
    [InlineData("zero", "amount", "0", Check)]
    [InlineData("zero after rounding", "amount", "0.004", Check)]
    [InlineData("unknown kind", "kind", "'gift'", PostgresErrorCodes.NotNullViolation)]
    [InlineData("registration fee in favour", "kind", "'registration_fee'", Check)]
    [InlineData("monthly fee in favour", "kind", "'monthly_fee'", Check)]
    [InlineData("service in favour", "kind", "'sla_service'", Check)]
    [InlineData("payout in favour", "kind", "'payout'", Check)]
    [InlineData("commission without a line", "kind", "'commission'", Check)]
    [InlineData("adjustment without a reason", "text", "null", Check)]
    [InlineData("closed period", "period", "'2013-01-01'", Check)]
    [InlineData("period before every closed one", "period", "'2012-12-01'", Check)]
    [InlineData("period before the value date", "value_date", "'2013-03-01'", Check)]
    [InlineData("period not a month", "period", "'2013-02-02'", Check)]
    [InlineData("unknown partner", "partner_id", "'Z'", PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData("unknown program", "program_id", "'other'", PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData("no currency", "currency", "'€'", Check)]
    [InlineData("corrects what is not there", "corrects", "'00000000-0000-0000-0000-000000000001'", PostgresErrorCodes.ForeignKeyViolation)]
    public async Task A_wrong_posting_is_refused(string what, string column, string value, string sqlState) =>
        (await RefusedAsync(Posting((column, value)))).ShouldBe(sqlState, what);

    [Fact]
    public async Task A_negative_waiver_is_refused() =>
        (await RefusedAsync(Posting(("kind", "'fee_waiver'"), ("amount", "-1.00")))).ShouldBe(Check);

    [Fact]
    public async Task A_second_posting_with_the_same_business_key_is_refused() =>
        (await RefusedAsync(Posting() + ';' + Posting())).ShouldBe(PostgresErrorCodes.UniqueViolation);

    [Fact]
    public async Task One_bad_posting_refuses_the_whole_batch() =>
        (await RefusedAsync($"{Posting()};{Posting(("cause", "'other'"), ("period", "'2013-01-01'"))}")).ShouldBe(Check);

    [Theory]
    [InlineData("posting")]
    [InlineData("statement")]
    [InlineData("terms_version")]
    [InlineData("invoice_line")]
    [InlineData("payment")]
    [InlineData("licence_revenue")]
    public async Task What_is_append_only_is_so_for_the_portal_and_for_the_owner_of_the_tables(string table)
    {
        foreach (var change in new[] { $"update {table} set program_id = program_id", $"delete from {table}", $"truncate {table} cascade" })
        {
            (await RefusedAsync(change)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, change);
            (await RefusedAsync(change, PortalConnection.OwnerRole)).ShouldBe(PostgresErrorCodes.RestrictViolation, change);
        }
    }

    [Theory]
    [InlineData("insert into period (program_id, month, status, started_at) values ('main', '2013-03-01', 'closing', now())", Check)]
    [InlineData("insert into period (program_id, month, status, started_at) values ('main', '2012-12-01', 'closing', now())", Check)]
    [InlineData("""
        insert into period (program_id, month, status, started_at, closed_at)
        values ('main', '2012-12-01', 'closed', now(), now())
        """, Check)]
    [InlineData("""
        insert into period (program_id, month, status, started_at, closed_at)
        values ('main', '2013-02-01', 'closed', now(), now())
        """, Check)]
    [InlineData("insert into period (program_id, month, status, started_at) values ('main', '2013-02-01', 'open', now())", Check)]
    [InlineData("insert into period (program_id, month, status, started_at) values ('main', '2013-02-15', 'closing', now())", Check)]
    [InlineData("update period set status = 'closing', closed_at = null", PostgresErrorCodes.RestrictViolation)]
    [InlineData("update period set closed_at = now()", PostgresErrorCodes.RestrictViolation)]
    [InlineData("update period set month = '2013-02-01'", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("delete from period", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("truncate period", PostgresErrorCodes.InsufficientPrivilege)]
    public async Task Months_close_in_order_and_never_reopen(string sql, string sqlState) => (await RefusedAsync(sql)).ShouldBe(sqlState);

    [Fact]
    public async Task Two_months_are_never_closing_at_once() =>
        (await RefusedAsync("""
            insert into period (program_id, month, status, started_at) values ('main', '2013-02-01', 'closing', now());
            insert into period (program_id, month, status, started_at) values ('main', '2013-03-01', 'closing', now())
            """)).ShouldBe(Check);

    [Theory]
    [InlineData("delete from period")]
    [InlineData("truncate period")]
    public async Task The_owner_cannot_forget_that_a_month_is_closed(string sql) =>
        (await RefusedAsync(sql, PortalConnection.OwnerRole)).ShouldBe(PostgresErrorCodes.RestrictViolation);

    [Theory]
    [InlineData("alter table posting disable trigger all")]
    [InlineData("alter table posting disable row level security")]
    [InlineData("alter table posting drop constraint posting_business_key")]
    [InlineData("drop trigger posting_append_only on posting")]
    [InlineData("drop policy posting_scope on posting")]
    [InlineData("create or replace function refuse_closed_period() returns trigger language plpgsql as 'begin return null; end'")]
    [InlineData("create table notes (note text)")]
    [InlineData("drop table posting")]
    [InlineData("alter role portal_app bypassrls")]
    [InlineData("set role portal_owner")]
    [InlineData("set role postgres")]
    [InlineData("set session authorization postgres")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("update invoice set gross = gross")]
    [InlineData("update invoice set partner_id = 'B'")]
    [InlineData("update partner set partner_id = partner_id")]
    [InlineData("update statement set name = name")]
    [InlineData("delete from statement")]
    [InlineData("insert into program (program_id, currency, time_zone) values ('other', 'EUR', 'UTC')")]
    public async Task The_portal_cannot_loosen_its_own_chains(string sql) =>
        (await RefusedAsync(sql)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    [Fact]
    public async Task Entries_are_a_view_that_nobody_writes() =>
        (await RefusedAsync("""
            insert into ledger_entry (program_id, partner_id, posting_id, account, amount) values ('main', 'A', gen_random_uuid(), 'bank',
                1)
            """))
            .ShouldBe(PostgresErrorCodes.ObjectNotInPrerequisiteState);

    [Fact]
    public async Task Entries_of_every_posting_sum_to_zero()
    {
        (await _ledger.ReadAsync("select count(*) > 0 from posting")).ShouldBe(["True"]);
        (await _ledger.ReadAsync("""
            select posting_id
            from ledger_entry group by posting_id having sum(amount) <> 0 or count(*) <> 2 or bool_or(account is null)
            """))
            .ShouldBeEmpty();
        (await _ledger.ReadAsync("select sum(amount) from ledger_entry")).ShouldBe(["0.00"]);
    }

    [Theory]
    [InlineData("closing = 1.00", Check)]
    [InlineData("commission = 1.00", Check)]
    [InlineData("hash = 'none'", Check)]
    [InlineData("period = '2013-01-01'", PostgresErrorCodes.UniqueViolation)]
    [InlineData("period = '2012-12-01'", Check)]
    [InlineData("number = 'A/2013-001'", PostgresErrorCodes.UniqueViolation)]
    public async Task A_statement_that_does_not_add_up_or_comes_twice_is_refused(string change, string sqlState) =>
        (await RefusedAsync($"""
            create temp table draft on commit drop as select * from statement where partner_id = 'A';
            update draft set period = '2013-02-01', number = 'A/2013-099';
            update draft set {change};
            insert into statement select * from draft
            """)).ShouldBe(sqlState);

    private static string Posting(params (string Column, string Value)[] changes)
    {
        var row = new Dictionary<string, string>
        {
            ["program_id"] = "'main'", ["partner_id"] = "'A'", ["posting_id"] = "gen_random_uuid()", ["kind"] = "'adjustment'",
            ["amount"] = "1.00",
            ["currency"] = "'EUR'", ["value_date"] = "'2013-01-20'", ["period"] = "'2013-02-01'", ["cause"] = "'trial'",
            ["recorded_at"] = "now()",
            ["recorded_by"] = "'test'", ["text"] = "'a reason'",
        };
        foreach (var (column, value) in changes) row[column] = value;
        return $"insert into posting ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Values)})";
    }

    /// <summary>The error with which a script is refused; nothing of it stays.</summary>
    private async Task<string> RefusedAsync(string sql, string role = PortalConnection.AppRole)
    {
        await using var connection = await _ledger.ConnectAsync(role);
        await using var transaction = await connection.BeginTransactionAsync();
        await SqlRows.ExecuteAsync(connection, "set local portal.scope = 'all'");
        return (await Should.ThrowAsync<PostgresException>(() => SqlRows.ExecuteAsync(connection, sql), sql)).SqlState;
    }
}

/// <summary>Two partners with business in January, and January closed.</summary>
public sealed class ClosedJanuary : IAsyncLifetime
{
    public LedgerDatabase Ledger { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-01").Partner("B", "2013-01-01").Customer("K", "A")
            .Invoice("I1", "K", "2013-01-10", 119.00m, ("licence_new", 100.00m)).Paid("P1", "I1", "2013-01-20", 119.00m));
        await Ledger.CloseAsync("2013-01");
    }

    public async Task DisposeAsync() => await Ledger.DisposeAsync();
}
