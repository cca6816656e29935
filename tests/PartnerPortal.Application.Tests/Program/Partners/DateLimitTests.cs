using PartnerPortal.Application.Finance.Fees;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Partners;

/// <summary>Days that a person gives and that decide money lie within bounds, also where no screen stands before the use case.</summary>
public sealed class DateLimitTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    // Today is 2026-01-15.
    [Theory]
    [InlineData("2027-01", null)]
    [InlineData("2027-02", "waiver.too_far")]
    [InlineData("2099-12", "waiver.too_far")]
    [InlineData("9999-12", "waiver.too_far")]
    [InlineData("1990-01", "waiver.no_fee")]
    public async Task A_fee_is_waived_at_most_a_year_ahead(string month, string? refused)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        await CheckAsync(
            () => new WaiveFee(ledger.Database, ledger.Time).RunAsync(
                LedgerDatabase.Finance, CommandId.New(), new WaiveFeeCommand("A", Month.Parse(month), "As agreed"), Ct), refused);
        (await ledger.ReadAsync("select count(*) from fee_waiver")).ShouldBe([refused is null ? "1" : "0"]);
    }

    [Theory]
    [InlineData("2031-01-15", null)]
    [InlineData("2031-01-16", "standing.too_far")]
    [InlineData("9999-12-31", "standing.too_far")]
    [InlineData("1990-01-01", "standing.before_start")]
    public async Task An_agreement_ends_at_most_five_years_ahead(string day, string? refused)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var manager = await ledger.AddPersonAsync(PortalRole.Manager);
        await CheckAsync(
            () => new TerminatePartner(ledger.Database, ledger.Time).RunAsync(
                manager, CommandId.New(),
                new TerminatePartnerCommand("A", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), "As agreed"), Ct),
                refused);
        (await ledger.ReadAsync("select terminated_on from agreement")).ShouldBe([refused is null ? day : "-"]);
    }

    [Theory]
    [InlineData("2013-01-10", null, null)]
    [InlineData("2031-01-15", "2031-01-15", null)]
    [InlineData("2013-01-09", null, "allowance.too_far")]
    [InlineData("0001-01-01", null, "allowance.too_far")]
    [InlineData("2031-01-16", null, "allowance.too_far")]
    [InlineData("2026-01-15", "9999-12-31", "allowance.too_far")]
    public async Task A_grant_lies_between_the_activation_and_five_years_ahead(string from, string? through, string? refused)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var manager = await ledger.AddPersonAsync(PortalRole.Manager);
        var command = new GrantAllowanceCommand(
            "A", AllowanceKind.NfrTeam, 1, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
            through is null ? null : DateOnly.Parse(through, System.Globalization.CultureInfo.InvariantCulture), "As agreed");
        await CheckAsync(() => new GrantAllowance(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), command, Ct), refused);
        (await ledger.ReadAsync("select count(*) from allowance_grant")).ShouldBe([refused is null ? "1" : "0"]);
    }

    [Theory]
    [InlineData("2000-01-01", null)]
    [InlineData("2031-01-15", null)]
    [InlineData("1999-12-31", "agreement_text.valid_from")]
    [InlineData("2031-01-16", "agreement_text.valid_from")]
    public async Task A_text_begins_at_most_five_years_ahead(string day, string? refused)
    {
        await using var ledger = await LedgerDatabase.CreateAsync(new Books().Partner("A", "2013-01-10"));
        var manager = await ledger.AddPersonAsync(PortalRole.Manager);
        var command = new WriteAgreementTextCommand(
            "en", DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), "An agreement of some length.");
        await CheckAsync(
            () => new WriteAgreementText(ledger.Database, ledger.Time).RunAsync(manager, CommandId.New(), command, Ct), refused);
    }

    private static async Task CheckAsync(Func<Task> act, string? refused)
    {
        if (refused is null) await act();
        else (await act.ShouldThrowAsync<RuleViolationException>()).Code.ShouldBe(refused);
    }
}
