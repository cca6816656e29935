using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Asks a signed-in person again who is there; the answer holds for ten minutes (<see cref="StepUp"/>).</summary>
public sealed class ConfirmIdentity(PortalDatabase database, CheckPassword checkPassword, ProveFactor proveFactor, TimeProvider time)
{
    /// <summary>Whether a code is asked for; otherwise the password.</summary>
    public async Task<Factors> AskedAsync(Viewer viewer, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        return await FactorQueries.ReadAsync(tx, viewer.UserId, ct);
    }

    /// <param name="proof">A code, or the password of somebody without a second factor.</param>
    /// <exception cref="RuleViolationException">
    /// <c>access.proof_wrong</c>, <c>access.proof_wrong_wait</c>; <c>access.proof_wait</c> where it was not looked at. Wrong ones count for
    /// this session alone: what strangers try at the door does not matter here.
    /// </exception>
    public async Task RunAsync(Viewer viewer, string proof, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        var factors = await FactorQueries.ReadAsync(tx, viewer.UserId, ct);
        var attempt = factors.Any
            ? (await proveFactor.TryAsync(tx, viewer, proof, ct)).Attempt
            : await checkPassword.TryAsync(tx, viewer, proof, ct);
        if (attempt.Right) await NoteAsync(tx, viewer, at, ct);
        await tx.CommitAsync(ct);
        if (!attempt.Right) throw Refusal(attempt);
    }

    /// <summary>Notes a proof that was checked at the edge: a passkey of this very person.</summary>
    public async Task NotePasskeyAsync(Viewer viewer, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        await NoteAsync(tx, viewer, time.GetUtcNow(), ct);
        await tx.CommitAsync(ct);
    }

    private static RuleViolationException Refusal(Attempt attempt) => attempt switch
    {
        { Checked: false } => attempt.WaitFirst,
        { Wait.Ticks: > 0 } => new RuleViolationException(
            "access.proof_wrong_wait", "That is not right; the next one has to wait.", attempt.Wait),
        _ => new RuleViolationException("access.proof_wrong", "That is not right."),
    };

    private static async Task NoteAsync(PortalTransaction tx, Viewer viewer, DateTimeOffset at, CancellationToken ct)
    {
        await AttemptLimit.ClearAsync(tx, AttemptPlace.Of(viewer), ct);
        await tx.ExecuteAsync("update user_session set stepped_up_at = $2 where session_id = $1", ct, viewer.SessionId, at);
    }
}
