using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Reads accounts that may be used: disabled ones are as if absent.</summary>
public sealed class AccountQueries(PortalDatabase database)
{
    /// <summary>What is read of <c>users</c> into an <see cref="AccountRow"/>.</summary>
    internal const string Columns =
        "id, email, display_name, role, partner_id, language, password_hash is not null as has_password, phone_number";

    /// <summary>The viewer's own.</summary>
    public async Task<Account?> OwnAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManageOwnAccount);
        return await FindAsync(viewer.UserId, ct);
    }

    /// <summary>Of somebody who is signing in.</summary>
    public async Task<Account?> FindAsync(Guid userId, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        return (await tx.FirstRowAsync<AccountRow>($"select {Columns} from users where id = $1 and disabled_at is null", ct, userId))
            ?.ToAccount();
    }
}

/// <summary>An account as it stands in <c>users</c>.</summary>
internal record AccountRow(
    Guid Id, string Email, string DisplayName, string Role, string? PartnerId, string Language, bool HasPassword, string? PhoneNumber)
{
    public Account ToAccount() => new(Id, Email, DisplayName, Vocabulary<PortalRole>.Parse(Role), PartnerId, Language, HasPassword)
    {
        DirectLine = PhoneNumber,
    };
}
