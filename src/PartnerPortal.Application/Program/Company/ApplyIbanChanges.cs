using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>Puts new bank accounts to use once they have waited. The sweep may come late or twice: a change is applied once.</summary>
public sealed class ApplyIbanChanges(PortalDatabase database, TimeProvider time)
{
    private const string Due = """
        select partner_id, change_id, iban, former_iban from iban_change
        where applied_at is null and revoked_at is null and effective_at <= $1
        order by effective_at limit 100 for update skip locked
        """;

    /// <returns>How many came into use.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var due = await tx.ReadAsync(
            Due, row => new DueChange(row.GetString(0), row.GetGuid(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)), ct, at);
        foreach (var change in due) await ApplyAsync(tx, change, at, ct);
        await tx.CommitAsync(ct);
        return due.Count;
    }

    private static async Task ApplyAsync(PortalTransaction tx, DueChange change, DateTimeOffset at, CancellationToken ct)
    {
        await tx.ExecuteAsync("update iban_change set applied_at = $3 where partner_id = $1 and change_id = $2", ct, change.PartnerId, change.ChangeId, at);
        await tx.ExecuteAsync("update partner set iban = $2 where partner_id = $1", ct, change.PartnerId, change.Iban);
        var masked = Iban.Masked(change.Iban);
        await Notices.ToPartnerAsync(
            tx, at, change.PartnerId, Permission.ChangeOwnBankDetails, new Notice(NoticeKind.IbanChanged, $"iban-changed:{change.ChangeId}", "company", masked), ct);
        await AuditTrail.WriteAsync(
            tx, null, at,
            new AuditEvent(
                AuditAction.IbanChanged, change.PartnerId, change.PartnerId, new { Iban = change.Former is null ? null : Iban.Masked(change.Former) }, new { Iban = masked }), ct);
    }

    private sealed record DueChange(string PartnerId, Guid ChangeId, string Iban, string? Former);
}
