using Npgsql;
using PartnerPortal.Application.Finance.Invoicing;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Audit;

public sealed class AuditTrailTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task What_was_done_is_written_with_who_from_where_before_and_after()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Invoiced());
        var ann = await ledger.AddPersonAsync(PortalRole.Finance);
        await Mark(ledger).RunAsync(ann, CommandId.New(), new MarkDisputedCommand("I1", true), Ct);
        await Mark(ledger).RunAsync(ann, CommandId.New(), new MarkDisputedCommand("I1", true), Ct);

        (await ledger.ReadAsync("""
            select actor, role, address, action, subject, partner_id, before->>'disputed', after->>'disputed' from audit_entry
                where user_id is not null
            """))
            .ShouldBe(["Ann finance 192.0.2.7 invoice_disputed I1 A false true"]);
    }

    [Theory]
    [InlineData("update users set disabled_at = now()")]
    [InlineData("update users set role = 'manager'")]
    [InlineData("update user_session set revoked_at = now()")]
    public async Task Who_was_sent_away_can_do_nothing_from_that_moment_on(string sentAway)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Invoiced());
        var ann = await ledger.AddPersonAsync(PortalRole.Finance);
        await ledger.ExecuteAsync(sentAway);

        var refused = await Should.ThrowAsync<RuleViolationException>(
            () => Mark(ledger).RunAsync(ann, CommandId.New(), new MarkDisputedCommand("I1", true), Ct));
        refused.Code.ShouldBe("access.denied");
        (await ledger.ReadAsync("select disputed from invoice")).ShouldBe(["False"]);
    }

    [Theory]
    [InlineData("update audit_entry set actor = 'somebody else'")]
    [InlineData("delete from audit_entry")]
    [InlineData("truncate audit_entry")]
    public async Task Nobody_changes_what_was_written_not_even_the_owner(string change)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Invoiced());
        await WriteAsync(ledger, DataScope.All, "A");
        await using var owner = await ledger.ConnectAsync("portal_owner");
        await using var command = new NpgsqlCommand(change, owner);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).MessageText.ShouldContain("append-only");
    }

    [Fact]
    public async Task A_partner_reads_what_concerns_it_and_nothing_else()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(Invoiced());
        await WriteAsync(ledger, DataScope.All, "A");
        await WriteAsync(ledger, DataScope.All, "B");
        await WriteAsync(ledger, DataScope.All, null);
        await using var tx = await ledger.Database.BeginAsync(DataScope.Partner("A"), Ct);
        (await SqlRows.ReadAsync(tx.Connection, "select distinct partner_id from audit_entry")).ShouldBe(["A"]);
    }

    private static async Task WriteAsync(LedgerDatabase ledger, DataScope scope, string? partnerId)
    {
        await using var tx = await ledger.Database.BeginAsync(scope, Ct);
        await AuditTrail.WriteAsync(tx, null, ledger.Time.GetUtcNow(), new AuditEvent(AuditAction.InvoiceDisputed, "I1", partnerId), Ct);
        await tx.CommitAsync(Ct);
    }

    private static MarkDisputed Mark(LedgerDatabase ledger) => new(ledger.Database, ledger.Time);

    private static Books Invoiced() => new Books().Partner("A", "2013-01-10").Partner("B", "2013-01-10").Customer("K", "A")
        .Invoice("I1", "K", "2013-01-10", 1_190.00m, ("licence_new", 1_000.00m));
}
