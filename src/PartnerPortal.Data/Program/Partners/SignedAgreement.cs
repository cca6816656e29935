using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Data.Program.Partners;

/// <summary>What a partner agreed with the vendor, and whether it is suspended or has an end. What money needs of it is
/// <see cref="Agreement"/>.</summary>
public sealed class SignedAgreement : IPartnerOwned
{
    private readonly List<StatusChangeRow> _changes = [];

    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public DateOnly ActivatedOn { get; init; }

    /// <summary>The last day in force; null while open.</summary>
    public DateOnly? TerminatedOn { get; private set; }

    /// <summary>Highest rate by label, in percent.</summary>
    public IReadOnlyDictionary<string, decimal> Caps { get; private set; } = new Dictionary<string, decimal>();

    /// <summary>The earliest period that was open when it was registered: where missed fees go.</summary>
    public DateOnly EntryPeriod { get; init; }

    public bool Suspended { get; private set; }

    /// <summary>The vendor's person whom the partner can ask.</summary>
    public Guid? ContactUser { get; private set; }

    /// <summary>Suspensions and the end.</summary>
    public IReadOnlyList<StatusChangeRow> Changes => _changes;

    /// <summary>No payout is proposed or taken up from now on (spec 01.8).</summary>
    /// <returns>The change as it is kept.</returns>
    public StatusChangeRow Suspend(DateOnly today, StandingReason reason)
    {
        RequireRunning(today);
        if (Suspended) throw new RuleViolationException("standing.suspended", "The partner is suspended already.");
        Suspended = true;
        return Record(StatusChange.Suspended, today, reason);
    }

    /// <summary>Lets it go on.</summary>
    /// <returns>The change as it is kept.</returns>
    public StatusChangeRow Resume(DateOnly today, StandingReason reason)
    {
        RequireRunning(today);
        if (!Suspended) throw new RuleViolationException("standing.not_suspended", "The partner is not suspended.");
        Suspended = false;
        return Record(StatusChange.Resumed, today, reason);
    }

    /// <summary>Ends it on a day. A day that has not come yet can be moved.</summary>
    /// <param name="lastDay">The last day in force, in a month that is not closed, so that nothing posted changes.</param>
    /// <param name="open">The earliest open period from the month of that day on.</param>
    /// <param name="today">The day it is for the program.</param>
    /// <returns>The change as it is kept.</returns>
    public StatusChangeRow Terminate(DateOnly lastDay, Month open, DateOnly today, StandingReason reason)
    {
        RequireRunning(today);
        if (lastDay < ActivatedOn)
            throw new RuleViolationException("standing.before_start", $"The agreement began on {ActivatedOn:yyyy-MM-dd}.", ActivatedOn);
        if (open > Month.Of(lastDay))
            throw new RuleViolationException("standing.closed", $"That month is closed: the earliest day is {open.First:yyyy-MM-dd}.",
                open.First);
        var latest = DateLimits.Latest(today);
        if (lastDay > latest)
            throw new RuleViolationException("standing.too_far", $"The last day is {latest:yyyy-MM-dd} at the latest.", latest);
        TerminatedOn = lastDay;
        return Record(StatusChange.Terminated, lastDay, reason);
    }

    /// <summary>Agrees other highest rates ("up to", spec 01.2).</summary>
    /// <param name="caps">By label; a label without one is not capped.</param>
    /// <param name="known">The labels of the plans there are; one that is capped already may stay.</param>
    public void AgreeCaps(IReadOnlyDictionary<string, decimal> caps, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(caps);
        var labels = known.Concat(Caps.Keys).ToHashSet(StringComparer.Ordinal);
        if (caps.Keys.FirstOrDefault(label => !labels.Contains(label)) is { } unknown)
            throw new RuleViolationException("caps.label", $"No commission plan has a rule {unknown}.", unknown);
        Caps = caps;
    }

    /// <summary>Gives the partner somebody to ask.</summary>
    public void AssignContact(Guid? person) => ContactUser = person;

    private void RequireRunning(DateOnly today)
    {
        if (TerminatedOn < today) throw new RuleViolationException("standing.terminated", "The agreement has ended.", TerminatedOn.Value);
    }

    private StatusChangeRow Record(StatusChange change, DateOnly effectiveOn, StandingReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var row = new StatusChangeRow
        {
            ProgramId = ProgramId, PartnerId = PartnerId, ChangeId = Guid.CreateVersion7(reason.At), Change = change,
            EffectiveOn = effectiveOn,
            Reason = reason.Text, ChangedBy = reason.By, ChangedAt = reason.At,
        };
        _changes.Add(row);
        return row;
    }
}

/// <summary>Why a partner's standing changes, and who said so: told to the partner and kept.</summary>
/// <param name="Text">3 to 500 characters.</param>
public sealed record StandingReason(string Text, string By, DateTimeOffset At);
