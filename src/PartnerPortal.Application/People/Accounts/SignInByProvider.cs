using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <param name="Issuer">The provider.</param>
/// <param name="Subject">The provider's own key of the person.</param>
/// <param name="VerifiedEmail">The address it vouches for; null for none.</param>
public sealed record ProvidedPerson(string Issuer, string Subject, string? VerifiedEmail);

/// <summary>
/// Finds the account of somebody whom the vendor's identity provider knows: by its own key once they are linked, the first time by the
/// address it vouches for. It makes no accounts, and an account that is linked to one person there is not opened to another.
/// </summary>
public sealed class SignInByProvider(PortalDatabase database, TimeProvider time)
{
    public async Task<Account?> RunAsync(ProvidedPerson person, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var linked = await tx.ScalarAsync<Guid>("""
            select user_id from user_logins where login_provider = $1 and provider_key = $2
            """, ct, person.Issuer, person.Subject);
        if (linked != Guid.Empty)
            return (await tx.FirstRowAsync<AccountRow>($"""
                select {AccountQueries.Columns} from users where id = $1 and disabled_at is null
                """, ct, linked))?.ToAccount();
        return person.VerifiedEmail is null ? null : await LinkAsync(tx, person, ct);
    }

    private async Task<Account?> LinkAsync(PortalTransaction tx, ProvidedPerson person, CancellationToken ct)
    {
        var found = await tx.RowsAsync<AccountRow>(
            $"""
            select {AccountQueries.Columns} from users
            where normalized_email = $1 and disabled_at is null and not exists (select from user_logins where user_id = users.id
                and login_provider = $2)
            for no key update
            """,
            ct, person.VerifiedEmail!.ToUpperInvariant(), person.Issuer);
        if (found is not [var row]) return null;
        var account = row.ToAccount();
        await tx.ExecuteAsync(
            """
            insert into user_logins (login_provider, provider_key, user_id) values ($1, $2, $3)
            """, ct, person.Issuer, person.Subject, account.UserId);
        // Who was invited and comes this way has accepted.
        await tx.ExecuteAsync("update users set email_confirmed = true where id = $1", ct, account.UserId);
        await AccountLink.RevokeAsync(tx, account.UserId, LinkPurpose.Invitation, ct);
        await AuditTrail.WriteAsync(
            tx, account.AsViewer(), time.GetUtcNow(),
            new AuditEvent(AuditAction.ProviderLinked, account.Email, account.PartnerId, null, new { person.Issuer }), ct);
        await tx.CommitAsync(ct);
        return account;
    }
}
