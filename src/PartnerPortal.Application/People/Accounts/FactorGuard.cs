using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>When the factors of an account may be changed.</summary>
internal static class FactorGuard
{
    /// <summary>
    /// In a session, after proving again who is there. While signing in there is no session: the password was proved a moment ago, and
    /// only a first factor can be added.
    /// </summary>
    /// <exception cref="RuleViolationException"><c>access.step_up</c>.</exception>
    public static async Task RequireAsync(PortalTransaction tx, Viewer viewer, DateTimeOffset at, CancellationToken ct)
    {
        if (viewer.SessionId is not null) await tx.RequireStepUpAsync(viewer, at, ct);
        else if ((await FactorQueries.ReadAsync(tx, viewer.UserId, ct)).Any) throw StepUp.Required();
    }

    /// <summary>Recovery codes for somebody who has none left.</summary>
    public static async Task<IReadOnlyList<string>> AfterFirstAsync(
        PortalTransaction tx, Viewer viewer, DateTimeOffset at, CancellationToken ct) =>
        (await FactorQueries.ReadAsync(tx, viewer.UserId, ct)).RecoveryCodes > 0
            ? []
            : await RecoveryCodes.RenewAsync(tx, viewer.UserId, at, ct);

    /// <summary>The vendor's staff keeps one factor at least.</summary>
    /// <exception cref="RuleViolationException"><c>factor.last</c>.</exception>
    public static async Task RequireOneLeftAsync(PortalTransaction tx, Viewer viewer, CancellationToken ct)
    {
        var left = await FactorQueries.ReadAsync(tx, viewer.UserId, ct);
        if (left.Any) return;
        if (viewer.IsStaff)
            throw new RuleViolationException("factor.last", "The vendor's staff keeps one second factor: add another one first.");
        await tx.ExecuteAsync("delete from user_recovery_code where user_id = $1", ct, viewer.UserId);
    }
}
