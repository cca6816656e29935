using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>Granted, used and left of everything a partner gets (spec 02).</summary>
public static class AllowanceCalculator
{
    /// <summary>The balances on a date, one for each <see cref="AllowanceKind"/> in its order.</summary>
    /// <param name="terms">In force on the date.</param>
    /// <param name="facts">What the partner has and used.</param>
    /// <param name="date">Decides the month of the support units.</param>
    public static IReadOnlyList<AllowanceBalance> On(Allowances terms, AllowanceFacts facts, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(facts);
        var month = Month.Of(date);
        var team = Granted(AllowanceKind.NfrTeam, terms.NfrTeamLicences);
        var plus = Granted(AllowanceKind.NfrPlus, terms.NfrPlus);
        return
        [
            new(AllowanceKind.NfrTeam, team, facts.PlusOrdered, facts.NfrSeats, facts.EndsOn),
            new(AllowanceKind.NfrPlus, plus, facts.PlusOrdered, Math.Min(facts.NfrSeats, plus + facts.PlusOrdered), facts.EndsOn),
            new(
                AllowanceKind.SupportUnit, Granted(AllowanceKind.SupportUnit, terms.SupportUnitsPerMonth), 0,
                Used(AllowanceKind.SupportUnit, use => month.Contains(use.UsedOn)), Earlier(month.Last, facts.EndsOn)),
            new(
                AllowanceKind.CoachingSession, Granted(AllowanceKind.CoachingSession, terms.CoachingSessions), 0,
                Used(AllowanceKind.CoachingSession, _ => true), facts.EndsOn),
        ];

        int Granted(AllowanceKind kind, int byTerms) => byTerms + facts.Grants.Where(
            grant => grant.Kind == kind && grant.CountsOn(date)).Sum(grant => grant.Quantity);

        int Used(AllowanceKind kind, Func<AllowanceUse, bool> counts) => facts.Uses.Where(use => use.Kind == kind && counts(use)).Sum(
            use => use.Quantity);
    }

    private static DateOnly Earlier(DateOnly left, DateOnly? right) => right < left ? right.Value : left;
}

/// <summary>What a partner has and used.</summary>
/// <param name="NfrSeats">Of its licences not for resale in force.</param>
/// <param name="PlusOrdered">PLUS that it orders for own use and pays for.</param>
/// <param name="Grants">More than the terms give.</param>
/// <param name="Uses">What was recorded as used, over the whole agreement.</param>
/// <param name="EndsOn">The agreement's last day; null while it is open.</param>
public sealed record AllowanceFacts(
    int NfrSeats, int PlusOrdered, IReadOnlyCollection<AllowanceGrant> Grants, IReadOnlyCollection<AllowanceUse> Uses, DateOnly? EndsOn);

/// <summary>A use of support units or coaching sessions.</summary>
public sealed record AllowanceUse(AllowanceKind Kind, int Quantity, DateOnly UsedOn);
