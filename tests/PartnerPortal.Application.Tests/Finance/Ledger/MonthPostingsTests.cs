using PartnerPortal.Application.Finance.Closing;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Statements;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Tests.Faults;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>What a run remembers of its postings is what the ledger says of them, for one partner for each rule.</summary>
public sealed class MonthPostingsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task What_is_kept_is_what_the_ledger_has()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        var comparing = new Comparing();
        ICloseStep[] steps = [.. ledger.Steps.Select(step => step is StatementCloseStep ? comparing : step)];
        foreach (var month in GoldenMarket.Months)
        {
            await GoldenMarket.ArrangeAsync(ledger, month);
            var closing = new CloseMonth(ledger.Database, steps, ledger.Time) { BatchWeight = 10 };
            (await closing.RunAsync(LedgerDatabase.Command(month), null, None)).Outcome.ShouldBe(CloseOutcome.Closed);
        }

        comparing.Kinds.Count.ShouldBe(Vocabulary<PostingKind>.Words.Count, string.Join(' ', comparing.Kinds));
        comparing.Kept.ShouldBeGreaterThan(50);
        comparing.NotKept.ShouldBeGreaterThan(0, "a correction or a payout is not the run's own");
    }

    [Fact]
    public async Task Without_room_all_is_read_from_the_ledger()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await GoldenMarket.ArrangeAsync(ledger, GoldenMarket.Months[0]);
        await ledger.CloseAsync(GoldenMarket.Months[0]);
        await using var tx = await ledger.Database.BeginAsync(DataScope.All, None);
        var month = Month.Parse(GoldenMarket.Months[0]);
        var narrow = new MonthPostings(room: 3);
        var some = (await PostingRows.OfMonthAsync(tx, DataScope.All.ProgramId, ["rates", "refunded"], month, None)).SelectMany(
            own => own).ToList();
        some.Count.ShouldBeGreaterThan(3);
        narrow.Keep(some);
        narrow.Count.ShouldBe(0);
        var read = await narrow.ReadAsync(tx, DataScope.All.ProgramId, ["nobody", "rates", "refunded"], month, None);
        read.Values.Sum(own => own.Count()).ShouldBe(some.Count);
        read["nobody"].ShouldBeEmpty();
    }

    /// <summary>Statements that look at both before they are made.</summary>
    private sealed class Comparing : ICloseStep
    {
        private readonly StatementCloseStep _statements = new();

        public HashSet<PostingKind> Kinds { get; } = [];

        public int Kept { get; private set; }

        public int NotKept { get; private set; }

        public CloseStepName Name => _statements.Name;

        public Task<List<PartnerWork>> WorkAsync(PortalTransaction tx, MonthScope month, CancellationToken ct) =>
            _statements.WorkAsync(tx, month, ct);

        public async Task<int> RunAsync(PortalTransaction tx, MonthScope month, CloseBatch batch, CancellationToken ct)
        {
            var remembered = await month.Posted.ReadAsync(tx, month.ProgramId, batch.Partners, month.Month, ct);
            var read = await PostingRows.OfMonthAsync(tx, month.ProgramId, batch.Partners, month.Month, ct);
            lock (Kinds)
            {
                foreach (var partner in batch.Partners)
                {
                    remembered[partner].OrderBy(posting => posting.PostingId).ShouldBe(
                        read[partner].OrderBy(posting => posting.PostingId), partner);
                    Kinds.UnionWith(read[partner].Select(posting => posting.Kind));
                }

                Kept = Math.Max(Kept, month.Posted.Count);
                NotKept += read.SelectMany(own => own).Count(posting => posting.Kind is PostingKind.Adjustment or PostingKind.Payout);
            }

            return await _statements.RunAsync(tx, month, batch, ct);
        }
    }
}
