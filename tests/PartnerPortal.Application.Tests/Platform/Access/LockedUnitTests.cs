using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Tests.Program.Applications;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Access;

/// <summary>What a unit loads to change it: locked, in its scope, within the time of its transaction.</summary>
public sealed class LockedUnitTests
{
    [Fact]
    public async Task An_approval_that_waited_sees_what_was_decided_meanwhile()
    {
        await using var applicants = await Applicants.CreateAsync();
        var (ledger, number) = (applicants.Ledger, await applicants.CompleteAsync());
        await applicants.Start.RunAsync(applicants.Manager, CommandId.New(), number, default);
        var item = (await applicants.Queries.FindAsync(applicants.Manager, number, "en", default))!.Checks.Single().ItemId;
        await applicants.Decide.RunAsync(applicants.Manager, CommandId.New(), new(number, item, "Seen", true), default);

        await using var unit = await ledger.Database.OpenAsync(DataScope.All, default);
        var application = await unit.Db.Locked<PartnerApplication>($"application_no = {number}").SingleAsync();
        await unit.Db.Entry(application).Collection(one => one.Checks).LoadAsync();
        application.Decide(item, new CheckDecision(false, "It is gone", "Otto", ledger.Time.GetUtcNow()));
        var approval = applicants.Approve.RunAsync(applicants.Manager, CommandId.New(), number, default);
        await WaitingAsync(ledger);
        await unit.CommitAsync(default);
        (await Applicants.RefusalAsync(() => approval)).ShouldBe("application.checks_open");
        (await applicants.StatusAsync(number)).ShouldBe("under_review");
    }

    [Fact]
    public async Task Somebody_elses_row_is_left_out_and_a_foreign_one_is_as_absent()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2025-01-10").Partner("B", "2025-01-10"));
        await using var first = await ledger.Database.OpenAsync(DataScope.All, default);
        (await first.Db.Locked<SignedAgreement>($"partner_id = {"A"}").SingleAsync()).PartnerId.ShouldBe("A");

        await using var second = await ledger.Database.OpenAsync(DataScope.All, default);
        (await second.Db.Locked<SignedAgreement>($"true", RowLock.Skip).Select(one => one.PartnerId).ToListAsync()).ShouldBe(["B"]);
        await using var own = await ledger.Database.OpenAsync(DataScope.Partner("B"), default);
        (await own.Db.Locked<Partner>($"true").Select(one => one.PartnerId).ToListAsync()).ShouldBe(["B"]);
    }

    [Fact]
    public async Task What_a_context_asks_ends_with_the_time_of_its_transaction()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var database = new PortalDatabase(ledger.Source, TimeSpan.FromSeconds(1));
        await using var unit = await database.OpenAsync(DataScope.All, default);
        var late = await Should.ThrowAsync<Exception>(() => unit.Db.Database.ExecuteSqlRawAsync("select pg_sleep(20)"));
        DatabaseFailure.IsOutage(late).ShouldBeTrue();
    }

    /// <summary>Until somebody waits for a lock.</summary>
    private static async Task WaitingAsync(LedgerDatabase ledger)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await ledger.ReadAsync(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") is ["1"]) return;
            await Task.Delay(100);
        }

        throw new TimeoutException("Nobody waits");
    }
}
