using PartnerPortal.Application.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Accounts;

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
    /// <exception cref="RuleViolationException"><c>access.proof_wrong</c>; after five of them in a row the account rests.</exception>
    public async Task RunAsync(Viewer viewer, string proof, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        var factors = await FactorQueries.ReadAsync(tx, viewer.UserId, ct);
        var right = factors.Any
            ? await proveFactor.IsRightAsync(tx, viewer.UserId, proof, ct) is not null
            : await checkPassword.IsRightAsync(tx, viewer.UserId, proof, ct);
        if (right) await NoteAsync(tx, viewer, at, ct);
        await tx.CommitAsync(ct);
        if (!right) throw new RuleViolationException("access.proof_wrong", "That is not right. After five wrong attempts the account rests for 15 minutes.");
    }

    /// <summary>Notes a proof that was checked at the edge: a passkey of this very person.</summary>
    public async Task NotePasskeyAsync(Viewer viewer, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(viewer, Permission.ManageOwnAccount, ct);
        await NoteAsync(tx, viewer, time.GetUtcNow(), ct);
        await tx.CommitAsync(ct);
    }

    private static async Task NoteAsync(PortalTransaction tx, Viewer viewer, DateTimeOffset at, CancellationToken ct)
    {
        await AttemptLimit.ClearAsync(tx, viewer.UserId, ct);
        await tx.ExecuteAsync("update user_session set stepped_up_at = $2 where session_id = $1", ct, viewer.SessionId, at);
    }
}
