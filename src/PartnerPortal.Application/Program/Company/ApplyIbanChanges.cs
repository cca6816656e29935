using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Company;
using PartnerPortal.Domain.Program.Partners;

namespace PartnerPortal.Application.Program.Company;

/// <summary>Puts new bank accounts to use once they have waited. The sweep may come late or twice: a change is applied once.</summary>
public sealed class ApplyIbanChanges(PortalDatabase database, TimeProvider time)
{
    private const int AtOnce = 100;

    /// <returns>How many came into use.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var unit = await database.OpenAsync(DataScope.All, ct);
        var due = await unit.Db.Locked<IbanChange>(
            $"applied_at is null and revoked_at is null and effective_at <= {at} order by effective_at limit {AtOnce}", RowLock.Skip)
                .ToListAsync(ct);
        foreach (var change in due) change.Apply(at);
        // The database lets a company use only an account that was applied before.
        await unit.Db.SaveChangesAsync(ct);
        foreach (var change in due) await UseAsync(unit, change, at, ct);
        await unit.CommitAsync(ct);
        return due.Count;
    }

    private static async Task UseAsync(PortalUnit unit, IbanChange change, DateTimeOffset at, CancellationToken ct)
    {
        (await StoredCompany.LockAsync(unit, change.PartnerId, ct)).UseIban(change);
        var masked = Iban.Masked(change.Iban);
        await Notices.ToPartnerAsync(
            unit.Sql, at, change.PartnerId, Permission.ChangeOwnBankDetails,
            new Notice(NoticeKind.IbanChanged, $"iban-changed:{change.ChangeId}", "company", masked), ct);
        var before = new { Iban = change.FormerIban is null ? null : Iban.Masked(change.FormerIban) };
        await AuditTrail.WriteAsync(
            unit.Sql, null, at, new AuditEvent(AuditAction.IbanChanged, change.PartnerId, change.PartnerId, before, new { Iban = masked }),
            ct);
    }
}
