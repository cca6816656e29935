using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Data.Program.Qualification;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Applications;
using PartnerPortal.Domain.Program.Partners;
using Shouldly;
using Xunit;
using static PartnerPortal.Domain.Program.Applications.ApplicationStatus;

namespace PartnerPortal.Application.Tests.Program.Applications;

/// <summary>Each verb of an application from each state: it moves on, or it is refused and nothing has changed.</summary>
public sealed class PartnerApplicationTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Reviewer = Guid.NewGuid();
    private static readonly Guid Item = Guid.NewGuid();

    /// <summary>Verb, from where it is allowed, where it leads; nowhere: it stays.</summary>
    private static readonly (string Name, Action<PartnerApplication> Do, ApplicationStatus[] From, ApplicationStatus? To)[] Verbs =
    [
        ("confirm", one => one.Confirm(At), [Unconfirmed], Applicant),
        ("start the review", one => one.StartReview(Reviewer, [Check(one)]), [Applicant], UnderReview),
        ("assign", one => one.AssignTo(Reviewer), [UnderReview, Approved], null),
        ("decide", one => one.Decide(Item, new CheckDecision(true, "Seen", "Mara", At)), [UnderReview], null),
        ("approve", Approve, [UnderReview], Approved),
        ("reject", one => one.Reject("Mara", "No website", At), [Applicant, UnderReview, Approved], Rejected),
        ("offer the agreement", one => one.OfferAgreement("ab", At.AddDays(30)), [Approved], null),
        ("activate", one => one.Activate("P-AAAAAA", At), [Approved], Active),
    ];

    private static readonly ApplicationStatus[] Reached = [Unconfirmed, Applicant, UnderReview, Approved, Active, Rejected];

    public static TheoryData<string, ApplicationStatus, string> Table()
    {
        var table = new TheoryData<string, ApplicationStatus, string>();
        foreach (var verb in Verbs)
        {
            foreach (var from in Reached)
                table.Add(verb.Name, from, verb.From.Contains(from) ? (verb.To ?? from).ToString() : "application.state");
        }

        return table;
    }

    [Theory, MemberData(nameof(Table))]
    public void A_verb_moves_on_or_refuses(string verb, ApplicationStatus from, string expected)
    {
        var application = In(from);
        application.Status.ShouldBe(from);
        var result = Tried(() => Verbs.Single(each => each.Name == verb).Do(application));
        (result ?? application.Status.ToString()).ShouldBe(expected);
        if (result is not null) application.Status.ShouldBe(from);
    }

    [Fact]
    public void An_approval_waits_for_the_required_items_and_for_those_alone()
    {
        var application = In(Applicant);
        application.StartReview(Reviewer, [Check(application), Check(application, Guid.NewGuid(), required: false)]);
        Tried(() => application.Approve("Mara", At)).ShouldBe("application.checks_open");
        application.Decide(Item, new CheckDecision(false, "Not there", "Mara", At));
        Tried(() => application.Approve("Mara", At)).ShouldBe("application.checks_open");
        application.Decide(Item, new CheckDecision(true, "There now", "Mara", At));
        application.Approve("Mara", At);
        (application.Status, application.DecidedBy, application.DecidedAt).ShouldBe((Approved, "Mara", At));
    }

    [Fact]
    public void A_decision_taken_back_names_nobody_and_an_unknown_item_is_refused()
    {
        var application = In(UnderReview);
        application.Decide(Item, new CheckDecision(true, "Seen", "Mara", At));
        var item = application.Decide(Item, new CheckDecision(null, "", "Mara", At));
        (item.Met, item.Evidence, item.DecidedBy, item.DecidedAt).ShouldBe((null, null, null, null));
        Tried(() => application.Decide(Guid.NewGuid(), new CheckDecision(true, "Seen", "Mara", At))).ShouldBe("check.unknown");
    }

    [Fact]
    public void A_rejection_voids_the_link_and_keeps_the_reason()
    {
        var application = In(Approved);
        application.OfferAgreement("ab", At.AddDays(30));
        application.IsOfferOver(At.AddDays(30)).ShouldBeFalse();
        application.IsOfferOver(At.AddDays(31)).ShouldBeTrue();
        application.Reject("Mara", "Withdrew by phone", At);
        (application.AgreementHash, application.AgreementUntil, application.RejectReason).ShouldBe((null, null, "Withdrew by phone"));
        application.IsOfferOver(At.AddDays(31)).ShouldBeFalse();
    }

    [Fact]
    public void A_repeat_keeps_the_moment_its_address_was_proved()
    {
        var repeat = new RepeatedApplication
        {
            ProgramId = "main", RepeatNo = "A-2", ApplicationNo = "A-1", Company = "Nord", ContactName = "Nora", Email = "n@nord.example",
            SubmittedFrom = "192.0.2.1", ConfirmHash = "ab",
        };
        repeat.Confirm(At);
        repeat.Confirm(At.AddDays(1));
        repeat.ConfirmedAt.ShouldBe(At);
    }

    private static void Approve(PartnerApplication application)
    {
        if (application.Status == UnderReview) application.Decide(Item, new CheckDecision(true, "Seen", "Mara", At));
        application.Approve("Mara", At);
    }

    private static PartnerApplication In(ApplicationStatus status)
    {
        var one = new PartnerApplication
        {
            ProgramId = "main", ApplicationNo = "A-1", Company = "Nord GmbH", CompanyKey = "nord", Country = "DE",
            Website = "https://nord.example",
            ContactName = "Nora", Email = "n@nord.example", Language = "de", Model = PartnerModel.Commission, SubmittedFrom = "192.0.2.1",
            ConfirmHash = "cd",
        };
        string[] way = status switch
        {
            Unconfirmed => [],
            Applicant => ["confirm"],
            UnderReview => ["confirm", "start the review"],
            Approved => ["confirm", "start the review", "approve"],
            Active => ["confirm", "start the review", "approve", "activate"],
            Rejected => ["confirm", "reject"],
            Lapsed => throw new ArgumentOutOfRangeException(nameof(status), status,
                "Only the database lets applications lapse, all at once"),
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };
        foreach (var verb in way) Verbs.Single(each => each.Name == verb).Do(one);
        return one;
    }

    private static ChecklistItem Check(PartnerApplication application, Guid? item = null, bool required = true)
    {
        var asked = new QualificationItemRow { ProgramId = "main", ItemId = item ?? Item };
        asked.Edit(required, true, new Dictionary<string, string> { ["en"] = "Two trained people" });
        return ChecklistItem.Of(asked, application.ApplicationNo);
    }

    private static string? Tried(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RuleViolationException refused)
        {
            return refused.Code;
        }
    }
}
