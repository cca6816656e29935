using System.Globalization;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Program.Partners;

/// <summary>What becomes of an agreement, verb by verb: it begins on 10 January 2026, and today is 15 March.</summary>
public sealed class SignedAgreementTests
{
    private static readonly DateOnly Today = new(2026, 3, 15);
    private static readonly StandingReason Reason = new("Bills are open", "Mara", new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("runs", "suspend", "")]
    [InlineData("runs", "resume", "standing.not_suspended")]
    [InlineData("runs", "end", "")]
    [InlineData("suspended", "suspend", "standing.suspended")]
    [InlineData("suspended", "resume", "")]
    [InlineData("suspended", "end", "")]
    [InlineData("ends today", "suspend", "")]
    [InlineData("ends today", "end", "")]
    [InlineData("ended", "suspend", "standing.terminated")]
    [InlineData("ended", "resume", "standing.terminated")]
    [InlineData("ended", "end", "standing.terminated")]
    public void A_verb_moves_on_or_refuses(string from, string verb, string refusal)
    {
        var agreement = In(from);
        var (suspended, lastDay, changes) = (agreement.Suspended, agreement.TerminatedOn, agreement.Changes.Count);
        Tried(() => Do(agreement, verb)).ShouldBe(refusal);
        if (refusal.Length == 0) agreement.Changes.Count.ShouldBe(changes + 1);
        else (agreement.Suspended, agreement.TerminatedOn, agreement.Changes.Count).ShouldBe((suspended, lastDay, changes));
    }

    [Theory]
    [InlineData("2026-01-09", "2026-01", "standing.before_start")]
    [InlineData("2026-01-10", "2026-03", "standing.closed")]
    [InlineData("2026-02-28", "2026-03", "standing.closed")]
    [InlineData("2026-03-01", "2026-03", "")]
    [InlineData("2031-03-15", "2031-03", "")]
    [InlineData("2031-03-16", "2031-03", "standing.too_far")]
    public void It_ends_in_an_open_month_and_not_too_far_ahead(string lastDay, string open, string refusal) =>
        Tried(() => In("runs").Terminate(DateOnly.Parse(lastDay, CultureInfo.InvariantCulture), Month.Parse(open), Today, Reason)).ShouldBe(
            refusal);

    [Fact]
    public void A_change_says_what_when_why_and_who()
    {
        var change = In("runs").Terminate(new DateOnly(2026, 4, 30), Month.Parse("2026-04"), Today, Reason);
        (change.Change, change.EffectiveOn, change.Reason, change.ChangedBy, change.ChangedAt)
            .ShouldBe((StatusChange.Terminated, new DateOnly(2026, 4, 30), Reason.Text, Reason.By, Reason.At));
    }

    [Fact]
    public void Caps_are_agreed_for_labels_that_a_plan_or_the_agreement_has()
    {
        var agreement = In("runs");
        agreement.AgreeCaps(new Dictionary<string, decimal> { ["initial"] = 30m }, ["initial", "follow_up"]);
        // The plan has dropped the label: what is agreed may stay, and nothing unknown comes in.
        agreement.AgreeCaps(new Dictionary<string, decimal> { ["initial"] = 25m }, ["follow_up"]);
        Tried(() => agreement.AgreeCaps(new Dictionary<string, decimal> { ["bonus"] = 1m }, ["follow_up"])).ShouldBe("caps.label");
        agreement.Caps.ShouldBe(new Dictionary<string, decimal> { ["initial"] = 25m });
    }

    private static SignedAgreement In(string state)
    {
        var agreement = new SignedAgreement
        {
            ProgramId = "main", PartnerId = "P-1001", ActivatedOn = new DateOnly(2026, 1, 10), EntryPeriod = new DateOnly(2026, 1, 1),
        };
        if (state == "suspended") agreement.Suspend(Today, Reason);
        if (state == "ends today") agreement.Terminate(Today, Month.Parse("2026-03"), Today, Reason);
        if (state == "ended") agreement.Terminate(Today.AddDays(-1), Month.Parse("2026-03"), Today.AddDays(-1), Reason);
        return agreement;
    }

    private static void Do(SignedAgreement agreement, string verb)
    {
        if (verb == "suspend") agreement.Suspend(Today, Reason);
        else if (verb == "resume") agreement.Resume(Today, Reason);
        else agreement.Terminate(new DateOnly(2026, 6, 30), Month.Parse("2026-06"), Today, Reason);
    }

    private static string Tried(Action act)
    {
        try
        {
            act();
            return "";
        }
        catch (RuleViolationException refused)
        {
            return refused.Code;
        }
    }
}
