using PartnerPortal.Application.Platform.Jobs;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Jobs;

public sealed class JobRunsTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task One_run_of_a_job_at_a_time_does_its_work_and_the_others_have_nothing_to_do()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var runs = new JobRuns(ledger.Database, ledger.Time);
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = runs.RunAsync("mail", () => HoldAsync(begun, goOn), Ct);
        await begun.Task.WaitAsync(TimeSpan.FromMinutes(1));

        (await runs.RunAsync("mail", () => throw new InvalidOperationException("Twice at once"), Ct)).ShouldBeFalse();
        var meanwhile = await runs.AllAsync(Ct);
        meanwhile["mail"].EndedWellAt.ShouldBeNull();
        (await runs.RunAsync("months", () => Task.CompletedTask, Ct)).ShouldBeTrue();
        goOn.SetResult();
        (await first).ShouldBeTrue();
        var known = await runs.AllAsync(Ct);
        known.Keys.Order().ShouldBe(["mail", "months"]);
        known["mail"].EndedWellAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_run_that_failed_has_not_ended_well_and_the_next_one_can_begin()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var runs = new JobRuns(ledger.Database, ledger.Time);
        await Should.ThrowAsync<InvalidOperationException>(
            () => runs.RunAsync("mail", () => throw new InvalidOperationException("no"), Ct));
        (await runs.AllAsync(Ct)).ShouldBeEmpty();
        (await runs.RunAsync("mail", () => Task.CompletedTask, Ct)).ShouldBeTrue();
    }

    private static async Task HoldAsync(TaskCompletionSource begun, TaskCompletionSource goOn)
    {
        begun.SetResult();
        await goOn.Task;
    }
}
