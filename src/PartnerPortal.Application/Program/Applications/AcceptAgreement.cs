using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Data;
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
    string Company, string ContactName, AgreementText? Text, IReadOnlyList<string> Languages, DateTimeOffset Until, bool Expired, string? PartnerId);

/// <summary>
/// Shows the agreement to an approved applicant and takes the acceptance. Staff have approved before; accepting makes the partner, in the
/// same transaction. Accepting twice, also at once, is accepting once.
/// </summary>
public sealed class AcceptAgreement(PortalDatabase database, TimeProvider time)
{
    private const string Linked = """
        select application_no, company, contact_name, agreement_until, partner_id, status,
            array(select distinct language from agreement_text t where t.program_id = $1 and t.valid_from <= $3 order by 1)
        from partner_application where program_id = $1 and agreement_hash = $2
        """;

    /// <summary>What is behind a link; null behind none.</summary>
    public async Task<AgreementOffer?> FindAsync(string token, string language, CancellationToken ct)
    {
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var text = await AgreementTextStore.InForceAsync(tx, language, calendar.Today, ct);
        var rows = await tx.ReadAsync(
            Linked,
            row => new AgreementOffer(
                row.GetString(1), row.GetString(2), text, row.GetFieldValue<string[]>(6), row.GetFieldValue<DateTimeOffset>(3),
                row.GetString(5) == "approved" && row.GetFieldValue<DateTimeOffset>(3) < time.GetUtcNow(), row.IsDBNull(4) ? null : row.GetString(4)),
            ct, ProgramIds.Main, PersonalLink.HashOf(token), calendar.Today);
        return rows.SingleOrDefault();
    }

    /// <returns>The partner's number, the same again when it was accepted before.</returns>
    /// <exception cref="RuleViolationException">No or an old link, no name, or the text has changed since it was read.</exception>
    public async Task<string> RunAsync(AcceptAgreementCommand command, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var name = command.AcceptedBy.Trim();
        if (name.Length is < 2 or > 200) throw new RuleViolationException("agreement.name", "Please give your first and last name.");
        await using var tx = await database.BeginAsync(DataScope.All, ct);
        // No month can begin to close until the agreement has its entry period.
        await tx.ExecuteAsync("select 1 from program where program_id = $1 for share", ct, ProgramIds.Main);
        var (application, partner) = await LockAsync(tx, command.Token, at, ct);
        if (partner is not null) return partner;

        var calendar = await MonthCalendar.ReadAsync(tx, ProgramIds.Main, time, ct);
        var text = await AgreementTextStore.InForceAsync(tx, command.Text.Language, calendar.Today, ct);
        if (text is null || text.Hash != command.Text.Hash)
            throw new RuleViolationException("agreement.changed", "The text has changed in the meantime. Please read it again before you accept.");
        var number = await ActivatePartner.RunAsync(tx, application, calendar, at, ct);
        await KeepAsync(tx, application, new AcceptanceEvidence(number, name, text, command.Address), at, ct);
        await tx.CommitAsync(ct);
        return number;
    }

    private static async Task<(OpenApplication Application, string? Partner)> LockAsync(PortalTransaction tx, string token, DateTimeOffset at, CancellationToken ct)
    {
        var found = await tx.ReadAsync(
            "select application_no, agreement_until < $3 and status = 'approved', partner_id from partner_application where program_id = $1 and agreement_hash = $2 for update",
            row => (Number: row.GetString(0), Expired: row.GetBoolean(1), Partner: row.IsDBNull(2) ? null : row.GetString(2)), ct,
            ProgramIds.Main, PersonalLink.HashOf(token), at);
        if (found is not [var link]) throw new RuleViolationException("agreement.link", "This link is not valid.");
        if (link.Expired) throw new RuleViolationException("agreement.expired", "This link has expired. Please ask for a new one.");
        return (await OpenApplication.LockAsync(tx, link.Number, ct, ApplicationStatus.Approved, ApplicationStatus.Active), link.Partner);
    }

    private static async Task KeepAsync(
        PortalTransaction tx, OpenApplication application, AcceptanceEvidence evidence, DateTimeOffset at, CancellationToken ct)
    {
        await tx.ExecuteAsync(
            """
            insert into agreement_acceptance (program_id, partner_id, accepted_at, application_no, accepted_by, email, address, language, valid_from, hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            ct, ProgramIds.Main, evidence.PartnerId, at, application.Number, evidence.AcceptedBy, application.Email, evidence.Address,
            evidence.Text.Language, evidence.Text.ValidFrom, evidence.Text.Hash);
        await AuditTrail.WriteAsync(
            tx, null, at,
            new AuditEvent(
                AuditAction.AgreementAccepted, application.Number, evidence.PartnerId,
                After: new { evidence.AcceptedBy, evidence.Text.Language, evidence.Text.ValidFrom, evidence.Text.Hash }), ct, evidence.Address);
        await Notices.ToStaffAsync(
            tx, at, Permission.SeeApplications,
            new Notice(NoticeKind.PartnerJoined, $"joined:{evidence.PartnerId}", $"partners/{evidence.PartnerId}", application.Company, evidence.PartnerId), ct);
    }

    private sealed record AcceptanceEvidence(string PartnerId, string AcceptedBy, AgreementText Text, string Address);
}
