using PartnerPortal.Application.Finance.Ledger;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Web.Components.Finance.Ledger;

/// <summary>An amount that can be asked why, from the ledger or from a statement.</summary>
/// <param name="Recorded">Where it stands in the ledger; null on a statement, which shows what was frozen.</param>
public sealed record WhySubject(
    PostingKind Kind, DateOnly ValueDate, Month Period, Money Amount, string Cause, PostingWhy Why, bool Held, string? Statement,
    WhyRecorded? Recorded)
{
    public static WhySubject Of(LedgerLine line) => new(
        line.Kind, line.ValueDate, line.Period, line.Amount, line.Cause, line.Why, line.Held, line.Statement,
        new WhyRecorded(line.PostingId, line.RecordedAt, line.RecordedBy));

    public static WhySubject Of(StatementEntry entry, Statement statement) => new(
        entry.Kind, entry.ValueDate, statement.Period, entry.Amount, entry.Cause, entry.Why, entry.Held, statement.Number, null);
}

/// <summary>The posting, and who recorded it when.</summary>
public sealed record WhyRecorded(Guid PostingId, DateTimeOffset At, string By);
