namespace PartnerPortal.Domain.Sales.Licensing;

/// <summary>How one allowance stands on a date: granted, ordered on top, used, left, until when.</summary>
/// <param name="Kind">What.</param>
/// <param name="Granted">By the terms and by managers.</param>
/// <param name="Ordered">On top, against payment: PLUS ordered for own use, and the licences it allows.</param>
/// <param name="Used">In use, or used up in the time the allowance is for.</param>
/// <param name="Until">The last day on which what is left can be used; null while the agreement is open.</param>
public sealed record AllowanceBalance(AllowanceKind Kind, int Granted, int Ordered, int Used, DateOnly? Until)
{
    /// <summary>What can still be used; never below zero.</summary>
    public int Left => Math.Max(0, Granted + Ordered - Used);

    /// <summary>What is used beyond it, as after terms that grant less; never below zero.</summary>
    public int Over => Math.Max(0, Used - Granted - Ordered);

    /// <summary>How many more PLUS have to be ordered before so many more can be used; zero when it fits.</summary>
    public int Missing(int more) => Math.Max(0, Used + more - Granted - Ordered);

    /// <summary>How much of what is ordered nothing needs: it can be given up.</summary>
    public int Spare => Math.Clamp(Granted + Ordered - Used, 0, Ordered);
}
