using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>Reads what somebody can prove beside the password.</summary>
public sealed class FactorQueries(PortalDatabase database)
{
    /// <summary>The viewer's own.</summary>
    public Task<Factors> OwnAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManageOwnAccount);
        return OfAsync(viewer.UserId, ct);
    }

    /// <summary>Of somebody who is signing in.</summary>
    public async Task<Factors> OfAsync(Guid userId, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        return await ReadAsync(tx, userId, ct);
    }

    internal static async Task<Factors> ReadAsync(PortalTransaction tx, Guid userId, CancellationToken ct)
    {
        var batch = new PortalBatch(tx);
        var authenticator = batch.Values<bool>("""
            select exists (select from user_totp where user_id = $1 and confirmed_at is not null)
            """, userId);
        var codes = batch.Values<long>("""
            select count(*) from user_recovery_code where user_id = $1 and used_at is null
            """, userId);
        var passkeys = batch.Rows<Passkey>(
            """
            select encode(credential_id, 'hex') as id, coalesce(data->>'Name', '') as name,
                (data->>'CreatedAt')::timestamptz as created_at
            from user_passkeys where user_id = $1 order by 3, 1
            """,
            userId);
        await batch.RunAsync(ct);
        return new Factors(authenticator[0], passkeys, (int)codes[0]);
    }
}
