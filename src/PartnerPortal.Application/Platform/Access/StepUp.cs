using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>
/// What is dangerous in other hands (bank details, approving a payout, one's own factors) asks again who is there, unless that was proved
/// in the last ten minutes. A use case says it as the first thing in its transaction:
/// <code>
/// await using var tx = await database.BeginAsync(viewer, Permission.ApprovePayouts, ct);
/// await tx.RequireStepUpAsync(viewer, at, ct);
/// </code>
/// A screen runs the use case through its <c>StepUpDialog</c>, which asks for the factor and then runs it again:
/// <code>
/// &lt;StepUpDialog @ref="_stepUp" /&gt;
/// var done = await _stepUp.RunAsync(() => approvePayout.RunAsync(Viewer, command, Gone));
/// </code>
/// </summary>
public static class StepUp
{
    /// <summary>The code of the refusal.</summary>
    public const string Code = "access.step_up";

    /// <summary>How long a proof holds.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    /// <exception cref="RuleViolationException"><c>access.step_up</c>: the last proof of this session is older than ten
    /// minutes.</exception>
    public static async Task RequireStepUpAsync(this PortalTransaction tx, Viewer viewer, DateTimeOffset at, CancellationToken ct)
    {
        if (!await HoldsAsync(tx, viewer, at, ct)) throw Required();
    }

    /// <summary>Whether the person proved in the last ten minutes who is there.</summary>
    public static async Task<bool> HoldsAsync(PortalTransaction tx, Viewer viewer, DateTimeOffset at, CancellationToken ct) =>
        await tx.ScalarAsync<bool>(
            """
            select exists (select from user_session
                where session_id = $1 and user_id = $2 and revoked_at is null and expires_at > $4 and stepped_up_at > $3)
            """,
            ct, viewer.SessionId, viewer.UserId, at - Holds, at);

    internal static RuleViolationException Required() => new(Code, "Confirm first that it is you.");
}
