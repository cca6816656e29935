using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>
/// Writes a sign-in that was refused at the edge into log and audit trail: a passkey, an answer of the identity provider. Neither can be
/// guessed, so that nobody has to wait for it.
/// </summary>
public sealed class RecordRefusedSignIn(PortalDatabase database, RefusalTrail refusals, TimeProvider time)
{
    private static readonly Attempt Refused = new(false, true, TimeSpan.Zero);

    /// <param name="kind">passkey or provider.</param>
    /// <param name="userId">Whose sign-in it was to be; null where nobody knows.</param>
    public async Task RunAsync(string kind, Guid? userId, SignInSource source, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var account = userId is { } id ? await NewPassword.FindAsync(tx, id, ct) : null;
        var place = new AttemptPlace($"{account?.UserId}", "address " + source.Network, Shared: false);
        await refusals.NoteAsync(tx, new RefusedProof(kind, account, place, source.Address?.ToString()), Refused, time.GetUtcNow(), ct);
        await tx.CommitAsync(ct);
    }
}
