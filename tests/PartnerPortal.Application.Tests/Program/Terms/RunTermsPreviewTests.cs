using PartnerPortal.Application.Finance.Previews;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Testing.Finance.Closing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Terms;

/// <summary>A preview that a person wants, worked out on any node and seen on every one.</summary>
public sealed class RunTermsPreviewTests
{
    private static readonly Viewer Manager = new(Guid.Empty, "Mara", PortalRole.Manager, null);
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task What_was_worked_out_is_read_back_to_the_cent_and_a_partner_sees_nothing_of_it()
    {
        await using var desk = await Desk.OpenAsync();
        var runId = await desk.StartAsync();
        (await desk.FindAsync()).IsRunning.ShouldBeTrue();
        (await desk.Run.RunAsync(runId, Ct)).ShouldBe(TermsPreviewOutcome.Done);

        var run = await desk.FindAsync();
        run.Outcome.ShouldBe(TermsPreviewOutcome.Done);
        var expected = await desk.WorkedOutAsync();
        run.Result!.Rows.ShouldBe(expected.Rows);
        run.Result.Months.ShouldBe(expected.Months);
        (run.Result.First, run.Result.Last, run.Result.Currency, run.Result.Would)
            .ShouldBe((expected.First, expected.Last, expected.Currency, expected.Would));
        await using var partner = await desk.Ledger.Database.BeginAsync(DataScope.Partner("A"), Ct);
        (await partner.ScalarAsync<long>("select count(*) from terms_preview", Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_run_again_and_ends_once()
    {
        await using var desk = await Desk.OpenAsync();
        var runId = await desk.StartAsync();
        using var shutdown = new CancellationTokenSource();
        await shutdown.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => desk.Run.RunAsync(runId, shutdown.Token));
        (await desk.FindAsync()).EndedAt.ShouldBeNull();

        (await desk.Run.RunAsync(runId, Ct)).ShouldBe(TermsPreviewOutcome.Done);
        (await desk.Run.RunAsync(runId, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_was_stopped_before_it_began_ends_stopped()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.StartAsync();
        await new StopTermsPreview(desk.Ledger.Database).RunAsync(Manager, desk.DraftId, Ct);
        (await desk.Run.RunAsync(first, Ct)).ShouldBe(TermsPreviewOutcome.Stopped);
        (await desk.FindAsync()).Outcome.ShouldBe(TermsPreviewOutcome.Stopped);
        (await desk.Run.RunAsync(first, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_was_replaced_is_left_alone()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.StartAsync();
        await desk.Ledger.ExecuteAsync("update terms_preview set beat_at = beat_at - interval '1 hour'");
        (await desk.FindAsync()).IsLost.ShouldBeTrue();
        var second = await desk.StartAsync();
        second.ShouldNotBe(first);
        (await desk.Run.RunAsync(first, Ct)).ShouldBeNull();
        (await desk.Run.RunAsync(second, Ct)).ShouldBe(TermsPreviewOutcome.Done);
    }

    [Fact]
    public async Task Wanted_twice_at_once_it_runs_once()
    {
        await using var desk = await Desk.OpenAsync();
        var start = new StartTermsPreview(desk.Ledger.Database, desk.Ledger.Time);
        var wanted = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => start.RunAsync(Manager, desk.DraftId, Ct)));
        wanted.Count(started => started.IsNew).ShouldBe(1);
        wanted.Select(started => started.RunId).Distinct().Count().ShouldBe(1);
    }

    private sealed class Desk(LedgerDatabase ledger, Guid draftId) : IAsyncDisposable
    {
        public LedgerDatabase Ledger => ledger;

        public Guid DraftId => draftId;

        public RunTermsPreview Run => new(ledger.Database, new PreviewTerms(ledger.Database, ledger.Time), ledger.Time);

        public static async Task<Desk> OpenAsync()
        {
            var ledger = await LedgerDatabase.CreateAsync(SmallMarket.Books());
            ledger.Time.Today = new DateOnly(2013, 5, 15);
            await ledger.CloseThroughAsync("2013-03");
            return new Desk(ledger, await new StartTermsDraft(ledger.Database, ledger.Time).RunAsync(Manager, CommandId.New(), Ct));
        }

        public async Task<Guid> StartAsync() =>
            (await new StartTermsPreview(ledger.Database, ledger.Time).RunAsync(Manager, draftId, Ct)).RunId;

        public async Task<TermsPreviewRun> FindAsync() =>
            (await new TermsPreviewQueries(ledger.Database, ledger.Time).FindAsync(Manager, draftId, Ct)).ShouldNotBeNull();

        public async Task<TermsPreview> WorkedOutAsync()
        {
            var draft = (await new TermsQueries(ledger.Database, ledger.Time).FindDraftAsync(Manager, draftId, Ct)).ShouldNotBeNull().Draft;
            return await new PreviewTerms(ledger.Database, ledger.Time).RunAsync(Manager, draft.Content.ToVersion(), null, Ct);
        }

        public ValueTask DisposeAsync() => ledger.DisposeAsync();
    }
}
