using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Applications;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>
/// Mails a fresh agreement link to an approved applicant: for the vendor's people, or asked for with the link that expired.
/// </summary>
public sealed class RenewAgreementLink(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">It does not wait for the acceptance.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string number, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(id, new { number }, unit => RunAsync(unit, viewer, number, ct), ct);

    /// <summary>The new link goes to the applicant's address, whoever asks. An unknown or still valid link changes nothing.</summary>
    public async Task ByExpiredLinkAsync(string token, string address, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var unit = await database.OpenAsync(DataScope.All, ct);
        var application =
            await unit.Db.Locked<PartnerApplication>($"program_id = {unit.Sql.ProgramId} and agreement_hash = {PersonalLink.HashOf(token)}")
            .SingleOrDefaultAsync(each => each.Status == ApplicationStatus.Approved && each.AgreementUntil < at, ct);
        if (application is null) return;
        await SendAsync(unit, null, application, address, ct);
        await unit.CommitAsync(ct);
    }

    private async Task RunAsync(PortalUnit unit, Viewer viewer, string number, CancellationToken ct) =>
        await SendAsync(unit, viewer, await OpenApplication.LockAsync(unit, number, ct), null, ct);

    private async Task SendAsync(PortalUnit unit, Viewer? viewer, PartnerApplication application, string? address, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await AgreementLink.SendAsync(unit, application, at, ct);
        await AuditTrail.WriteAsync(unit.Sql, viewer, at, new AuditEvent(AuditAction.AgreementLinkRenewed, application.ApplicationNo), ct,
            address);
    }
}
