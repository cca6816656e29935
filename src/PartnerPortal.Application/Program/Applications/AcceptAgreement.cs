using Microsoft.EntityFrameworkCore;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Data;
using PartnerPortal.Data.Program.Agreements;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Program.Applications;

/// <param name="Token">From the personal link.</param>
/// <param name="AcceptedBy">The person who accepts for the company.</param>
/// <param name="Text">The text that was read; its hash has to be that of the version in force.</param>
/// <param name="Address">From where.</param>
public sealed record AcceptAgreementCommand(string Token, string AcceptedBy, AgreementTextKey Text, string Address);

/// <summary>Names a text and its content.</summary>
public sealed record AgreementTextKey(string Language, string Hash);

/// <summary>What an applicant reads under the personal link.</summary>
/// <param name="Text">The agreement, in the language asked for or in English.</param>
/// <param name="Languages">In which it can be read.</param>
/// <param name="Expired">The link is too old; a new one can be asked for.</param>
/// <param name="PartnerId">The number, once it is accepted.</param>
public sealed record AgreementOffer(
    string Company, string ContactName, AgreementText? Text, IReadOnlyList<string> Languages, DateTimeOffset Until, bool Expired,
    string? PartnerId);

/// <summary>
/// Shows the agreement to an approved applicant and takes the acceptance. Staff have approved before; accepting makes the partner, in the
/// same transaction. Accepting twice, also at once, is accepting once.
/// </summary>
public sealed class AcceptAgreement(PortalDatabase database, TimeProvider time)
{
    /// <summary>What is behind a link; null behind none.</summary>
    public async Task<AgreementOffer?> FindAsync(string token, string language, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        await using var unit = await database.OpenAsync(DataScope.All, ct);
        var hash = PersonalLink.HashOf(token);
        var found = await unit.Db.Applications.AsNoTracking()
            .SingleOrDefaultAsync(one => one.ProgramId == unit.Sql.ProgramId && one.AgreementHash == hash, ct);
        if (found is null) return null;
        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        var languages = await unit.Db.AgreementTexts.Where(text => text.ProgramId == unit.Sql.ProgramId && text.ValidFrom <= calendar.Today)
            .Select(text => text.Language).Distinct().OrderBy(each => each).ToListAsync(ct);
        var text = await unit.Db.TextInForceAsync(language, calendar.Today, ct);
        return new AgreementOffer(found.Company, found.ContactName, text, languages, found.AgreementUntil!.Value, found.IsOfferOver(at),
            found.PartnerId);
    }

    /// <returns>The partner's number, the same again when it was accepted before.</returns>
    /// <exception cref="RuleViolationException">No or an old link, no name, or the text has changed since it was read.</exception>
    public async Task<string> RunAsync(AcceptAgreementCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var name = command.AcceptedBy.Trim();
        if (name.Length is < 2 or > 200) throw new RuleViolationException("agreement.name", "Please give your first and last name.");
        await using var unit = await database.OpenAsync(DataScope.All, ct);
        // No month can begin to close until the agreement has its entry period.
        await unit.Sql.ExecuteAsync("select 1 from program where program_id = $1 for share", ct, unit.Sql.ProgramId);
        var application = await LockAsync(unit, command.Token, at, ct);
        if (application.PartnerId is { } partner) return partner;

        var calendar = await MonthCalendar.ReadAsync(unit.Sql, unit.Sql.ProgramId, time, ct);
        var text = await unit.Db.TextInForceAsync(command.Text.Language, calendar.Today, ct);
        if (text is null || text.Hash != command.Text.Hash)
            throw new RuleViolationException(
                "agreement.changed", "The text has changed in the meantime. Please read it again before you accept.");
        var number = await ActivatePartner.RunAsync(unit, application, calendar, at, ct);
        await KeepAsync(unit, application, Evidence(application, command, text, at), ct);
        await unit.CommitAsync(ct);
        return number;
    }

    private static async Task<PartnerApplication> LockAsync(PortalUnit unit, string token, DateTimeOffset at, CancellationToken ct)
    {
        var application =
            await unit.Db.Locked<PartnerApplication>($"program_id = {unit.Sql.ProgramId} and agreement_hash = {PersonalLink.HashOf(token)}")
            .SingleOrDefaultAsync(ct) ?? throw new RuleViolationException("agreement.link", "This link is not valid.");
        return application.IsOfferOver(at)
            ? throw new RuleViolationException("agreement.expired", "This link has expired. Please ask for a new one.")
            : application;
    }

    private static AcceptanceRow Evidence(PartnerApplication application, AcceptAgreementCommand command, AgreementText text,
        DateTimeOffset at) => new()
    {
        ProgramId = DataScope.All.ProgramId, PartnerId = application.PartnerId!, AcceptedAt = at, ApplicationNo = application.ApplicationNo,
        AcceptedBy = command.AcceptedBy.Trim(), Email = application.Email, Address = command.Address, Language = text.Language,
        ValidFrom = text.ValidFrom,
        Hash = text.Hash,
    };

    private static async Task KeepAsync(PortalUnit unit, PartnerApplication application, AcceptanceRow evidence, CancellationToken ct)
    {
        unit.Db.Add(evidence);
        var said = new { evidence.AcceptedBy, evidence.Language, evidence.ValidFrom, evidence.Hash };
        await AuditTrail.WriteAsync(
            unit.Sql, null, evidence.AcceptedAt,
            new AuditEvent(AuditAction.AgreementAccepted, application.ApplicationNo, evidence.PartnerId, After: said), ct,
            evidence.Address);
        await Notices.ToStaffAsync(
            unit.Sql, evidence.AcceptedAt, Permission.SeeApplications,
            new Notice(
                NoticeKind.PartnerJoined, $"joined:{evidence.PartnerId}", $"partners/{evidence.PartnerId}", application.Company,
                evidence.PartnerId), ct);
    }
}
