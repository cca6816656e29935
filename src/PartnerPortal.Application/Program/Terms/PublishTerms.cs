using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Audit;
using PartnerPortal.Application.Platform.Calendar;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Program.Terms;

namespace PartnerPortal.Application.Program.Terms;

/// <param name="Revision">The one that the person looked at.</param>
public sealed record PublishTermsCommand(Guid DraftId, int Revision);

/// <summary>
/// Makes a draft a terms version, which nobody can change or delete from then on, and tells all partners in force. It takes turns with
/// imports and closes, which decide by the versions there are.
/// </summary>
public sealed class PublishTerms(PortalDatabase database, TimeProvider time)
{
    // As Notices tells one partner, for all of them at once.
    private const string Tell = """
        with reader as (
            select u.id, u.email, u.language, coalesce(c.in_portal, $8) as in_portal, coalesce(c.by_mail, $9) as by_mail
            from agreement a join users u on u.partner_id = a.partner_id and u.disabled_at is null and u.role = any($3)
            left join notice_choice c on c.user_id = u.id and c.kind = $4
            where a.program_id = $1 and (a.terminated_on is null or a.terminated_on >= $2)),
        shown as (
            insert into notice (notice_id, user_id, kind, key, text_values, link, created_at)
            select gen_random_uuid(), id, $4, $5, $6::jsonb, 'terms', $7 from reader where in_portal on conflict (user_id, key) do nothing)
        insert into mail (mail_id, key, kind, to_address, language, text_values, link, next_at, created_at)
        select gen_random_uuid(), 'notice:' || id || ':' || $5, 'notice', email, language, jsonb_build_array($4::text) || $6::jsonb,
            'terms', $7, $7
        from reader where by_mail on conflict do nothing
        """;

    /// <returns>The first day of the version.</returns>
    /// <exception cref="RuleViolationException">No such draft, changed since it was looked at, or it has errors.</exception>
    public Task<DateOnly> RunAsync(Viewer viewer, CommandId id, PublishTermsCommand command, CancellationToken ct) =>
        database.For(viewer, Permission.ManageTerms).OnceAsync(id, command, unit => RunAsync(unit.Sql, viewer, command, ct), ct);

    private async Task<DateOnly> RunAsync(PortalTransaction tx, Viewer viewer, PublishTermsCommand command, CancellationToken ct)
    {
        await tx.ExecuteAsync($"select pg_advisory_xact_lock({MonthLock.Key})", ct, tx.ProgramId);
        var draft = await TermsDraftStore.LockAsync(tx, command.DraftId, ct);
        if (draft.Revision != command.Revision)
            throw new RuleViolationException(
                "terms.changed_meanwhile", $"{draft.ChangedBy} changed this draft meanwhile: load it again.", draft.ChangedBy);
        var history = await TermsStore.LoadAsync(tx, tx.ProgramId, ct);
        var calendar = await MonthCalendar.ReadAsync(tx, tx.ProgramId, time, ct);
        var errors = TermsValidator.Check(draft.Content, TermsDraftStore.Situation(history, calendar)).Count(finding => finding.IsError);
        if (errors > 0) throw new RuleViolationException("terms.errors", $"{errors} things have to be put right first.", errors);

        var (version, at) = (draft.Content.ToVersion(), time.GetUtcNow());
        await TermsStore.AddAsync(tx, tx.ProgramId, version, ct);
        await tx.ExecuteAsync(
            "update terms_draft set published_as = $3, changed_by = $4, changed_at = $5 where program_id = $1 and draft_id = $2", ct,
            tx.ProgramId, command.DraftId, version.ValidFrom, viewer.Name, at);
        await AuditTrail.WriteAsync(tx, viewer, at, new AuditEvent(
            AuditAction.TermsPublished, $"{version.ValidFrom:yyyy-MM-dd}",
            Before: TermsDraft.Of(history.LatestFirst[0], history.LatestFirst[0].ValidFrom), After: draft.Content), ct);
        await tx.ExecuteAsync(
            Tell, ct, tx.ProgramId, version.ValidFrom, Permissions.RolesWith(Permission.SeeOwnTerms), NoticeKind.TermsChange.Text,
            $"terms:{version.ValidFrom:yyyy-MM-dd}", MessageValues.Write([version.ValidFrom]), at,
            NoticeKind.TermsChange.InPortal, NoticeKind.TermsChange.ByMail);
        return version.ValidFrom;
    }
}
