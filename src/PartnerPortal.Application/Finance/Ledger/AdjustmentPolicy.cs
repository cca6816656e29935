using System.Globalization;
using Microsoft.Extensions.Configuration;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>From which sum on asking for an adjustment and approving one take the second factor.</summary>
/// <param name="SecondFactorFrom">Without its sign; program currency; zero or more, included.</param>
public sealed record AdjustmentPolicy(decimal SecondFactorFrom)
{
    /// <summary>What counts without the setting.</summary>
    public static AdjustmentPolicy Default { get; } = new(10_000.00m);

    private const string Setting = "Adjustments:SecondFactorFrom";

    /// <summary>Whether an amount of either sign is that large.</summary>
    public bool NeedsProof(decimal amount) => Math.Abs(amount) >= SecondFactorFrom;

    /// <summary>Lets a person go on with an amount. A command line has no session to prove itself in.</summary>
    /// <exception cref="RuleViolationException">It is that large, and the person has not proved lately who is there.</exception>
    internal async Task RequireProofAsync(PortalTransaction tx, Viewer viewer, decimal amount, DateTimeOffset at, CancellationToken ct)
    {
        if (viewer.SessionId is not null && NeedsProof(amount)) await tx.RequireStepUpAsync(viewer, at, ct);
    }

    /// <exception cref="InvalidOperationException">The setting is no amount: <c>10000</c>, <c>2500.50</c>.</exception>
    public static AdjustmentPolicy Of(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } given) return Default;
        return decimal.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var from)
            ? new AdjustmentPolicy(from)
            : throw new InvalidOperationException($"Adjustments__SecondFactorFrom is not an amount such as 10000 or 2500.50: {given}");
    }
}
