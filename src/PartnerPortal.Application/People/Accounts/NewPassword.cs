using System.Globalization;
using Microsoft.AspNetCore.Identity;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>What is the same wherever a password is set.</summary>
internal static class NewPassword
{
    private static readonly PortalUser Anybody = new() { DisplayName = "", Role = PortalRole.PartnerOwner };

    public static async Task<Account> FindAsync(PortalTransaction tx, Guid userId, CancellationToken ct) =>
        (await tx.RowsAsync<AccountRow>($"select {AccountQueries.Columns} from users where id = $1", ct, userId)).Single().ToAccount();

    public static void Check(string password, Account account) => PasswordRules.Check(password, account.Email, account.Name);

    public static Task SetAsync(
        PortalTransaction tx, IPasswordHasher<PortalUser> hasher, Account account, string password, CancellationToken ct) =>
        tx.ExecuteAsync(
            "update users set password_hash = $2, email_confirmed = true, concurrency_stamp = $3 where id = $1",
            ct, account.UserId, hasher.HashPassword(Anybody, password), Guid.NewGuid().ToString("N"));

    /// <summary>A mail to the person, so that a stranger's change does not pass in silence.</summary>
    public static Task TellAsync(PortalTransaction tx, Account account, DateTimeOffset at, CancellationToken ct)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"password-changed/{account.UserId}/{at.UtcTicks}");
        var mail = new MailDraft(MailKind.PasswordChanged, key, account.Email, account.Language, account.Name) { Link = "forgot" };
        return Outbox.AddAsync(tx, at, mail, ct);
    }
}
