using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Finance.Payouts;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Application.Program.Terms;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Testing.Finance.Ledger;
using PartnerPortal.Testing.Finance.Payouts;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Platform.Access;

/// <summary>
/// What a person sends more than once, because of a double click, a lost answer or ill will, is done once and answers the same.
/// </summary>
public sealed class SentTwiceTests : IAsyncLifetime
{
    private const int Copies = 50;

    private static readonly Viewer First = new(Guid.NewGuid(), "First", PortalRole.Administrator, null);
    private static readonly Viewer Second = new(Guid.NewGuid(), "Second", PortalRole.Administrator, null);
    private static readonly RequestAdjustmentCommand Request = new("A", -12.34m, "Agreed by phone");
    private static readonly CancellationToken Ct = CancellationToken.None;

    private LedgerDatabase _ledger = null!;

    private AdjustmentSteps Adjust => new(_ledger.Database, _ledger.Time);

    private PayoutSteps Pay => new(_ledger.Database, _ledger.Time);

    private GrantAllowance Grant => new(_ledger.Database, _ledger.Time);

    private StartTermsDraft Draft => new(_ledger.Database, _ledger.Time);

    public async Task InitializeAsync() =>
        _ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10").Partner("B", "2013-01-10").Customer("K", "A")
        .Invoice("I1", "K", "2013-01-10", 1_190.00m, ("licence_new", 1_000.00m)).Paid("P1", "I1", "2013-01-20", 1_190.00m));

    public Task DisposeAsync() => _ledger.DisposeAsync().AsTask();

    [Fact]
    public async Task Fifty_copies_of_a_request_for_an_adjustment_make_one()
    {
        var answers = await AtOnceAsync(id => Adjust.RequestAsync(First, id, Request, Ct));
        answers.ShouldHaveSingleItem();
        (await _ledger.ReadAsync("select adjustment_id, amount from adjustment")).ShouldBe([$"{answers[0]} -12.34"]);
        (await CountAsync("audit_entry where action = 'adjustment_requested'")).ShouldBe("1");
    }

    [Fact]
    public async Task Fifty_copies_of_an_approval_post_one_adjustment_and_none_is_refused()
    {
        var request = await Adjust.RequestAsync(First, CommandId.New(), Request, Ct);
        await AtOnceAsync(id => Done(Adjust.ApproveAsync(Second, id, request, Ct)));
        (await CountAsync("posting where kind = 'adjustment'")).ShouldBe("1");
    }

    [Fact]
    public async Task Fifty_copies_of_a_grant_grant_once()
    {
        var command = new GrantAllowanceCommand("A", AllowanceKind.SupportUnit, 2, _ledger.Time.Today, null, "Demo room");
        var answers = await AtOnceAsync(id => Grant.RunAsync(First, id, command, Ct));
        (await _ledger.ReadAsync("select grant_id, quantity from allowance_grant")).ShouldBe([$"{answers.ShouldHaveSingleItem()} 2"]);
    }

    [Fact]
    public async Task Fifty_copies_of_a_use_use_once()
    {
        var command = new RecordUseCommand("A", AllowanceKind.SupportUnit, 1, _ledger.Time.Today, "Migration question");
        await Grant.RunAsync(
            First, CommandId.New(), new GrantAllowanceCommand("A", AllowanceKind.SupportUnit, 60, _ledger.Time.Today, null, "Plenty"), Ct);
        var record = new RecordUse(_ledger.Database, _ledger.Time);
        var answers = await AtOnceAsync(id => record.RunAsync(First, id, command, Ct));
        (await _ledger.ReadAsync("select use_id, quantity from allowance_use")).ShouldBe([$"{answers.ShouldHaveSingleItem()} 1"]);
    }

    [Fact]
    public async Task Fifty_copies_of_a_new_draft_of_terms_make_one()
    {
        var answers = await AtOnceAsync(id => Draft.RunAsync(First, id, Ct));
        (await _ledger.ReadAsync("select draft_id from terms_draft")).ShouldBe([answers.ShouldHaveSingleItem().ToString()]);
    }

    [Fact]
    public async Task Fifty_copies_of_executed_post_one_payout_and_none_is_refused()
    {
        await _ledger.CloseThroughAsync("2013-01");
        var january = new PayoutCommand("A", Month.Parse("2013-01"));
        _ledger.Time.Today = new DateOnly(2013, 2, 5);
        await AtOnceAsync(id => Done(Pay.ProposeAsync(First, id, january, Ct)));
        await AtOnceAsync(id => Done(Pay.ApproveAsync(Second, id, january, Ct)));
        await AtOnceAsync(id => Done(Pay.ExecuteAsync(First, id, january, new DateOnly(2013, 2, 5), Ct)));
        (await _ledger.LedgerAsync("A", "payout")).ShouldBe(["2013-02 2013-02-05 payout -86.00 2013-01"]);
    }

    [Fact]
    public async Task An_answer_is_the_same_long_after_and_whatever_became_of_it()
    {
        var id = CommandId.New();
        var request = await Adjust.RequestAsync(First, id, Request, Ct);
        await Adjust.ApproveAsync(Second, CommandId.New(), request, Ct);
        (await Adjust.RequestAsync(First, id, Request, Ct)).ShouldBe(request);
        (await CountAsync("adjustment")).ShouldBe("1");
    }

    [Fact]
    public async Task An_id_stands_for_one_content_and_one_use_case()
    {
        var id = CommandId.New();
        var request = await Adjust.RequestAsync(First, id, Request, Ct);
        (await Refusal(() => Adjust.RequestAsync(First, id, Request with { Amount = -12.35m }, Ct))).ShouldBe("command.other_content");
        (await Refusal(() => Adjust.RejectAsync(First, id, request, Ct))).ShouldBe("command.other_content");
        (await CountAsync("adjustment where rejected_by is null")).ShouldBe("1");
    }

    [Fact]
    public async Task What_was_refused_is_corrected_and_sent_with_the_same_id()
    {
        var id = CommandId.New();
        (await Refusal(() => Adjust.RequestAsync(First, id, Request with { PartnerId = "Nobody" }, Ct))).ShouldBe("partner.unknown");
        (await CountAsync("command_done")).ShouldBe("0");
        await Adjust.RequestAsync(First, id, Request, Ct);
        (await CountAsync("adjustment")).ShouldBe("1");
    }

    [Fact]
    public async Task What_was_cut_off_is_done_when_it_is_sent_again()
    {
        var (request, id) = (await Adjust.RequestAsync(First, CommandId.New(), Request, Ct), CommandId.New());
        await using (var turn = await _ledger.Database.BeginAsync(DataScope.All, Ct))
        {
            await turn.ExecuteAsync("select 1 from adjustment for update", Ct);
            var approving = Adjust.ApproveAsync(Second, id, request, Ct);
            while (await turn.ScalarAsync<long>(Waiting, Ct) == 0) await Task.Delay(20);
            await turn.ExecuteAsync($"select pg_terminate_backend(pid) from ({Waiters}) w", Ct);
            await approving.ShouldThrowAsync<Npgsql.NpgsqlException>();
        }

        (await CountAsync("posting where kind = 'adjustment'")).ShouldBe("0");
        await Adjust.ApproveAsync(Second, id, request, Ct);
        await Adjust.ApproveAsync(Second, id, request, Ct);
        (await CountAsync("posting where kind = 'adjustment'")).ShouldBe("1");
    }

    [Fact]
    public async Task Nobody_meets_the_ids_of_another()
    {
        var (ann, bob) = (
            await _ledger.AddPersonAsync(PortalRole.PartnerOwner, "A"), await _ledger.AddPersonAsync(PortalRole.PartnerOwner, "B"));
        var (lists, id) = (new ListArrangements(_ledger.Database, _ledger.Time), CommandId.New());
        var first = await lists.SaveAsync(ann, id, "customers", "Mine", "q=secret", Ct);
        var other = await lists.SaveAsync(bob, id, "customers", "Mine", "q=other", Ct);
        other.ViewId.ShouldNotBe(first.ViewId);
        (await lists.SaveAsync(ann, id, "customers", "Mine", "q=secret", Ct)).ShouldBe(first);
        await using var tx = await _ledger.Database.BeginAsync(DataScope.Partner("B"), Ct);
        (await tx.ReadAsync("select distinct owner_id from command_done", row => row.GetGuid(0), Ct)).ShouldBe([bob.UserId]);
    }

    [Fact]
    public async Task Whoever_was_sent_away_gets_no_old_answer()
    {
        var (ann, id) = (await _ledger.AddPersonAsync(PortalRole.Finance), CommandId.New());
        await Adjust.RequestAsync(ann, id, Request, Ct);
        await _ledger.ExecuteAsync($"update users set disabled_at = now() where id = '{ann.UserId}'");
        (await Refusal(() => Adjust.RequestAsync(ann, id, Request, Ct))).ShouldBe("access.denied");
    }

    [Fact]
    public async Task An_id_is_forgotten_when_no_session_can_know_it_any_more()
    {
        await Adjust.RequestAsync(First, CommandId.New(), Request, Ct);
        _ledger.Time.Today = _ledger.Time.Today.AddDays(30);
        (await DoneCommands.Old.RemoveAsync(_ledger.Database, _ledger.Time.GetUtcNow(), Ct)).ShouldBe(0);
        _ledger.Time.Today = _ledger.Time.Today.AddDays(2);
        (await DoneCommands.Old.RemoveAsync(_ledger.Database, _ledger.Time.GetUtcNow(), Ct)).ShouldBe(1);
    }

    // Not pg_stat_activity, which shows the same throughout a transaction.
    private const string Waiters = "select distinct pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))";

    private const string Waiting = $"select count(*) from ({Waiters}) w";

    /// <summary>Sends one command in fifty copies at the same moment.</summary>
    /// <returns>The different answers.</returns>
    private static async Task<T[]> AtOnceAsync<T>(Func<CommandId, Task<T>> send)
    {
        var id = CommandId.New();
        using var start = new ManualResetEventSlim();
        var copies = Enumerable.Range(0, Copies).Select(_ => Task.Run(() =>
        {
            start.Wait();
            return send(id);
        })).ToList();
        start.Set();
        return [.. (await Task.WhenAll(copies)).Distinct()];
    }

    private static async Task<bool> Done(Task work)
    {
        await work;
        return true;
    }

    private async Task<string> CountAsync(string from) => (await _ledger.ReadAsync($"select count(*) from {from}"))[0];

    private static async Task<string> Refusal(Func<Task> act) => (await act.ShouldThrowAsync<RuleViolationException>()).Code;
}
