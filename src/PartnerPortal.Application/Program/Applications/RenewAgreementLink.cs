using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <summary>Mails a fresh agreement link to an approved applicant: for the vendor's people, or asked for with the link that expired.</summary>
public sealed class RenewAgreementLink(PortalDatabase database, TimeProvider time)
{
    /// <exception cref="RuleViolationException">It does not wait for the acceptance.</exception>
    public Task RunAsync(Viewer viewer, CommandId id, string number, CancellationToken ct) =>
        database.For(viewer, Permission.DecideApplications).OnceAsync(
            id, new { number }, tx => SendAsync(tx, viewer, number, null, ct), ct);

    /// <summary>The new link goes to the applicant's address, whoever asks. An unknown or still valid link changes nothing.</summary>
    public async Task ByExpiredLinkAsync(string token, string address, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var number = await tx.ScalarAsync<string>(
            "select application_no from partner_application where program_id = $1 and agreement_hash = $2 and status = 'approved' and agreement_until < $3", ct,
            ProgramIds.Main, PersonalLink.HashOf(token), time.GetUtcNow());
        if (number is null) return;
        await SendAsync(tx, null, number, address, ct);
        await tx.CommitAsync(ct);
    }

    private async Task SendAsync(PortalTransaction tx, Viewer? viewer, string number, string? address, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var application = await OpenApplication.LockAsync(tx, number, ct, ApplicationStatus.Approved);
        await AgreementLink.SendAsync(tx, application, at, ct);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(AuditAction.AgreementLinkRenewed, number), ct, address);
    }
}
