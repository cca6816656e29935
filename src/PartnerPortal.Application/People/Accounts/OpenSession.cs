using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <param name="Source">From where.</param>
/// <param name="Agent">What the browser calls itself.</param>
/// <param name="Factor">What was proved last.</param>
public sealed record OpenSessionCommand(Account Account, SignInSource Source, string? Agent, SessionFactor Factor);

/// <summary>Signing in: from now on the person is there, on this device, until the session ends.</summary>
public sealed class OpenSession(PortalDatabase database, TimeProvider time)
{
    private const int LongestAgent = 400;

    /// <returns>The session; the sign-in itself was a proof of who is there.</returns>
    public async Task<Guid> RunAsync(OpenSessionCommand command, CancellationToken ct)
    {
        var (account, at, id) = (command.Account, time.GetUtcNow(), Guid.CreateVersion7());
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var place = await AttemptPlace.OfAsync(tx, (account.Email.ToUpperInvariant(), account.UserId), command.Source, at, ct);
        await AttemptLimit.ClearAsync(tx, place, ct);
        await AttemptLimit.ClearAsync(tx, place.OfCodes, ct);
        await tx.ExecuteAsync(
            """
            insert into user_session (session_id, user_id, created_at, seen_at, address, agent, factor, stepped_up_at, expires_at)
            values ($1, $2, $3, $3, $4, $5, $6, $3, $7)
            """,
            ct, id, account.UserId, at, command.Source.Address?.ToString(),
            command.Agent is { Length: > LongestAgent } agent ? agent[..LongestAgent] : command.Agent,
            Vocabulary<SessionFactor>.Text(command.Factor), at + SessionQueries.LongestOf(account.IsStaff));
        var opened = new AuditEvent(
            AuditAction.SignedIn, account.Email, account.PartnerId, null, new { Factor = Vocabulary<SessionFactor>.Text(command.Factor) });
        await AuditTrail.WriteAsync(tx, account.AsViewer(id), at, opened, ct);
        await tx.CommitAsync(ct);
        return id;
    }
}
