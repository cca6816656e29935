using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.People.Accounts;

/// <summary>What its owner calls a passkey.</summary>
public sealed class RenamePasskey(PortalDatabase database, TimeProvider time)
{
    public const int LongestName = 60;

    private const string Rename = """
        update user_passkeys k set data = jsonb_set(k.data, '{Name}', to_jsonb($3::text))
        from (select credential_id, coalesce(data->>'Name', '') as name from user_passkeys
            where user_id = $1 and encode(credential_id, 'hex') = $2 for update) former
        where k.credential_id = former.credential_id returning former.name
        """;

    /// <param name="passkeyId">As <see cref="Passkey.Id"/> names it.</param>
    /// <exception cref="RuleViolationException">The name is empty or long, or one's own account has no such passkey.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string passkeyId, string wanted, CancellationToken ct) =>
        database.For(viewer, Permission.ManageOwnAccount).OnceAsync(
            id, new { passkeyId, wanted }, unit => RunAsync(unit.Sql, viewer, passkeyId, wanted, ct), ct);

    private async Task RunAsync(PortalTransaction tx, Viewer viewer, string passkeyId, string wanted, CancellationToken ct)
    {
        var name = wanted.Trim();
        if (name.Length is 0 or > LongestName)
            throw new RuleViolationException("factor.passkey_name", $"A name has 1 to {LongestName} characters.");
        var former = await tx.ScalarAsync<string>(Rename, ct, viewer.UserId, passkeyId, name)
            ?? throw new RuleViolationException("factor.passkey_unknown", "There is no such passkey any more.");
        if (former == name) return;
        await AuditTrail.WriteAsync(
            tx, viewer, time.GetUtcNow(),
            new AuditEvent(AuditAction.PasskeyRenamed, viewer.Name, viewer.PartnerId, new { Name = former }, new { Name = name }), ct);
    }
}
