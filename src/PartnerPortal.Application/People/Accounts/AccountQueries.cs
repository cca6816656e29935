using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Reads accounts that may be used: disabled ones are as if absent.</summary>
public sealed class AccountQueries(PortalDatabase database)
{
    internal const string Columns = "id, email, display_name, role, partner_id, language, password_hash is not null, phone_number";

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
        return (await tx.ReadAsync($"""
            select {Columns} from users where id = $1 and disabled_at is null
            """, Read, ct, userId)).SingleOrDefault();
    }

    internal static Account Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), Vocabulary<PortalRole>.Parse(row.GetString(3)),
        row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5), row.GetBoolean(6))
    {
        DirectLine = row.IsDBNull(7) ? null : row.GetString(7),
    };
}
