using Microsoft.Extensions.Configuration;
using Npgsql;
using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Ledger;

/// <summary>How much an adjustment may move, and from when on it takes a fresh proof of who is there.</summary>
public sealed class AdjustmentLimitTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory]
    [InlineData("9999999999999999", "adjustment.limit")]
    [InlineData("1000000.01", "adjustment.limit")]
    [InlineData("-1000000.01", "adjustment.limit")]
    [InlineData("79228162514264337593543950335", "adjustment.limit")]
    [InlineData("0.001", "adjustment.amount")]
    [InlineData("0", "adjustment.amount")]
    [InlineData("1000000.00", null)]
    [InlineData("-1000000.00", null)]
    public async Task An_adjustment_is_at_most_a_million(string amount, string? refused)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var command = new RequestAdjustmentCommand(
            "A", decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "As agreed");
        var request = () => new AdjustmentSteps(ledger.Database, ledger.Time).RequestAsync(
            LedgerDatabase.Finance, CommandId.New(), command, Ct);
        if (refused is null) await request();
        else (await Should.ThrowAsync<RuleViolationException>(request)).Code.ShouldBe(refused);
        (await ledger.ReadAsync("select count(*) from adjustment")).ShouldBe([refused is null ? "1" : "0"]);
    }

    [Theory]
    [InlineData("9999.99", false)]
    [InlineData("-9999.99", false)]
    [InlineData("10000.00", true)]
    [InlineData("-10000.00", true)]
    public async Task A_large_one_takes_a_fresh_proof_of_both_people(string text, bool isLarge)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var (one, other) = (
            await ledger.AddPersonAsync(PortalRole.Finance, name: "One"), await ledger.AddPersonAsync(PortalRole.Finance, name: "Other"));
        var adjust = new AdjustmentSteps(ledger.Database, ledger.Time);
        var command = new RequestAdjustmentCommand(
            "A", decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), "As agreed");
        if (isLarge)
        {
            await RefusedAsync(() => adjust.RequestAsync(one, CommandId.New(), command, Ct));
            await ProveAsync(ledger, one.SessionId!.Value);
        }

        var request = await adjust.RequestAsync(one, CommandId.New(), command, Ct);
        if (isLarge)
        {
            await RefusedAsync(() => adjust.ApproveAsync(other, CommandId.New(), request, Ct));
            (await ledger.LedgerAsync("A", "adjustment")).ShouldBeEmpty();
            await ProveAsync(ledger, other.SessionId!.Value);
        }

        await adjust.ApproveAsync(other, CommandId.New(), request, Ct);
        (await ledger.LedgerAsync("A", "adjustment")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_from_before_the_limit_can_be_turned_down_and_not_approved()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        await ledger.ExecuteAsSuperAsync("""
            alter table adjustment drop constraint adjustment_limit;
            insert into adjustment (program_id, partner_id, adjustment_id, amount, reason, requested_by, requested_at)
            values ('main', 'A', '00000000-0000-0000-0000-000000000001', 9999999999999999, 'Before',
                '00000000-0000-0000-0000-000000000002', now());
            alter table adjustment add constraint adjustment_limit check (rejected_by is not null or abs(amount) <= 1000000) not valid
            """);
        var (adjust, id) = (new AdjustmentSteps(ledger.Database, ledger.Time), new Guid("00000000-0000-0000-0000-000000000001"));
        (await Should.ThrowAsync<RuleViolationException>(() => adjust.ApproveAsync(LedgerDatabase.Finance, CommandId.New(), id, Ct)))
            .Code.ShouldBe("adjustment.limit");
        await adjust.RejectAsync(LedgerDatabase.Finance, CommandId.New(), id, Ct);
        (await ledger.LedgerAsync("A", "adjustment")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_database_refuses_a_larger_one_too()
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        (await Should.ThrowAsync<PostgresException>(() => ledger.ExecuteAsync("""
            insert into adjustment (program_id, partner_id, adjustment_id, amount, reason, requested_by, requested_at)
            values ('main', 'A', gen_random_uuid(), -1000000.01, 'Too much', gen_random_uuid(), now())
            """))).ConstraintName.ShouldBe("adjustment_limit");
    }

    [Theory]
    [InlineData(null, "10000")]
    [InlineData("2500.50", "2500.50")]
    [InlineData("0", "0")]
    [InlineData("10,000", null)]
    [InlineData("-1", null)]
    [InlineData("much", null)]
    public void The_sum_is_set_strictly(string? given, string? expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Adjustments:SecondFactorFrom", given)]).Build();
        if (expected is null)
            Should.Throw<InvalidOperationException>(() => AdjustmentPolicy.Of(configuration)).Message.ShouldContain(
                "Adjustments__SecondFactorFrom");
        else AdjustmentPolicy.Of(configuration).SecondFactorFrom.ShouldBe(
            decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task RefusedAsync(Func<Task> act) =>
        (await act.ShouldThrowAsync<RuleViolationException>()).Code.ShouldBe("access.step_up");

    private static Task<int> ProveAsync(LedgerDatabase ledger, Guid session) =>
        ledger.ExecuteAsync($"update user_session set stepped_up_at = '{ledger.Time.GetUtcNow():O}' where session_id = '{session}'");
}
