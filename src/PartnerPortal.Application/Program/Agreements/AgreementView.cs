using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Agreements;

/// <summary>The agreement of a partner: what it says, who accepted it, whom to ask.</summary>
/// <param name="Caps">Highest rate by label.</param>
public sealed record AgreementView(
    string PartnerId, string Name, PartnerStatus Status, DateOnly ActivatedOn, DateOnly? TerminatedOn, PartnerModel Model,
    IReadOnlyDictionary<string, Percentage> Caps)
{
    public ContactPerson? Contact { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<AgreementAcceptance> Acceptances { get; init; } = [];

    /// <summary>Suspensions and the end, newest first.</summary>
    public IReadOnlyList<StandingChange> Changes { get; init; } = [];
}

/// <summary>Evidence of an acceptance, with the text that was accepted.</summary>
public sealed record AgreementAcceptance(DateTimeOffset AcceptedAt, string AcceptedBy, string Email, string Address, AgreementText Text);

/// <summary>A change of a partner's standing.</summary>
public sealed record StandingChange(StatusChange Change, DateOnly EffectiveOn, string Reason, string ChangedBy, DateTimeOffset ChangedAt);
