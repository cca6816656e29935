using PartnerPortal.Application.Access;
using PartnerPortal.Application.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Accounts;

/// <param name="Address">From where, as the connection says.</param>
/// <param name="Agent">What the browser calls itself.</param>
/// <param name="Factor">What was proved last.</param>
public sealed record OpenSessionCommand(Account Account, string? Address, string? Agent, SessionFactor Factor);

/// <summary>Signing in: from now on the person is there, on this device, until the session ends.</summary>
public sealed class OpenSession(PortalDatabase database, TimeProvider time)
{
    private const int LongestAgent = 400;

    /// <returns>The session; the sign-in itself was a proof of who is there.</returns>
    public async Task<Guid> RunAsync(OpenSessionCommand command, CancellationToken ct)
    {
        var (account, at, id) = (command.Account, time.GetUtcNow(), Guid.CreateVersion7());
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        await AttemptLimit.ClearAsync(tx, account.UserId, ct);
        await tx.ExecuteAsync(
            """
            insert into user_session (session_id, user_id, created_at, seen_at, address, agent, factor, stepped_up_at)
            values ($1, $2, $3, $3, $4, $5, $6, $3)
            """,
            ct, id, account.UserId, at, command.Address, command.Agent is { Length: > LongestAgent } agent ? agent[..LongestAgent] : command.Agent,
            Vocabulary<SessionFactor>.Text(command.Factor));
        var opened = new AuditEvent(AuditAction.SignedIn, account.Email, account.PartnerId, null, new { Factor = Vocabulary<SessionFactor>.Text(command.Factor) });
        await AuditTrail.WriteAsync(tx, account.AsViewer(id), at, opened, ct);
        await tx.CommitAsync(ct);
        return id;
    }
}
