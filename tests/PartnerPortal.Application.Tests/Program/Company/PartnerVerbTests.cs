using PartnerPortal.Data.Program.Company;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Company;
using PartnerPortal.Domain.Program.Partners;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Company;

/// <summary>What a company may do with its data and its account.</summary>
public sealed class PartnerVerbTests
{
    private const string First = "DE89370400440532013000";
    private const string Second = "ES9121000418450200051332";

    private static readonly DateTimeOffset At = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly CompanyIdentity Nord = new("Nord GmbH", "DE", PartnerModel.Commission);
    private static readonly CompanyFields Fields = new(null, null, null, "Nora", "n@nord.example", null, "de");

    [Fact]
    public void The_address_before_is_known_for_as_long_as_an_account_waits()
    {
        var partner = Partner.Register("P-1001", Nord, Fields, At);
        partner.KnownAddresses(DateTimeOffset.MinValue).ShouldBe(["n@nord.example"]);
        partner.Change(Nord, Fields with { Email = "stranger@else.example" }, At);
        partner.KnownAddresses(At.AddSeconds(-1)).ShouldBe(["stranger@else.example", "n@nord.example"]);
        partner.KnownAddresses(At).ShouldBe(["stranger@else.example"]);

        partner.Change(Nord with { Name = "Nord AG" }, Fields with { Email = "stranger@else.example", Phone = "+49 30 1" }, At.AddDays(1));
        (partner.FormerEmail, partner.EmailChangedAt).ShouldBe(("n@nord.example", At), "the address did not change again");
    }

    [Fact]
    public void An_account_is_asked_for_waits_and_is_used()
    {
        var partner = Partner.Register("P-1001", Nord, Fields, At);
        Refusal(() => partner.AskForIban(First, true, "Nora", At)).ShouldBe("iban.waiting");
        var change = partner.AskForIban(First, false, "Nora", At);
        (change.Iban, change.FormerIban, change.EffectiveAt).ShouldBe((First, null, At.AddDays(5)));
        Should.Throw<ArgumentException>(() => partner.UseIban(change));
        Should.Throw<ArgumentOutOfRangeException>(() => change.Apply(At.AddDays(5).AddTicks(-1)));
        change.Apply(At.AddDays(5));
        partner.UseIban(change);
        partner.Iban.ShouldBe(First);
        Refusal(() => partner.AskForIban(First, false, "Nora", At)).ShouldBe("iban.same");
        partner.AskForIban(Second, false, "Nora", At).FormerIban.ShouldBe(First);
    }

    [Theory]
    [InlineData("applied", "apply")]
    [InlineData("applied", "revoke")]
    [InlineData("revoked", "apply")]
    [InlineData("revoked", "revoke")]
    public void An_account_that_does_not_wait_any_more_stays_as_it_is(string state, string verb)
    {
        var change = Partner.Register("P-1001", Nord, Fields, At).AskForIban(First, false, "Nora", At);
        Do(change, state == "applied" ? "apply" : "revoke");
        Refusal(() => Do(change, verb)).ShouldBe("iban.not_waiting");
        (change.AppliedAt is null).ShouldBe(state == "revoked");
        (change.RevokedBy is null).ShouldBe(state == "applied");
    }

    private static void Do(IbanChange change, string verb)
    {
        if (verb == "apply") change.Apply(At.AddDays(5));
        else change.Revoke("Nora", At.AddDays(5));
    }

    private static string Refusal(Action act) => Should.Throw<RuleViolationException>(act).Code;
}
