using PartnerPortal.Application.People.Persons;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Somebody forgot the password: whoever reads the account's mail gets a link. The page says the same for every address.</summary>
public sealed class RequestPasswordReset(PortalDatabase database, TimeProvider time)
{
    /// <summary>One mail in this time at most: nobody's mailbox is filled through this form.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    public async Task RunAsync(string email, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var found = await tx.RowsAsync<AccountRow>(
            $"""
            select {AccountQueries.Columns} from users
            where normalized_email = $1 and disabled_at is null and (password_hash is not null or email_confirmed)
                and not exists (select from user_link l where l.user_id = users.id and purpose = 'reset' and l.created_at > $2)
            for no key update
            """,
            ct, email.Trim().ToUpperInvariant(), at - Pause);
        if (found is not [var row]) return;
        var account = row.ToAccount();

        var token = await AccountLink.IssueAsync(tx, account.UserId, LinkPurpose.Reset, at, ct);
        var mail = new MailDraft(
            MailKind.PasswordReset, $"password-reset/{token[..12]}", account.Email, account.Language,
            account.Name) { Link = "reset/" + token };
        await Outbox.AddAsync(tx, at, mail, ct);
        await AuditTrail.WriteAsync(
            tx, null, at, new AuditEvent(AuditAction.PasswordResetAsked, account.Email, account.PartnerId, null, null), ct);
        await tx.CommitAsync(ct);
    }
}
