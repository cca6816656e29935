using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Statements;

/// <summary>Tells partners' people that the statement of a month is there: all of them in one command, as the month is locked.</summary>
internal static class StatementNotices
{
    private const string Tell = $"""
        with reader as (
            select u.id, u.email, u.language, coalesce(c.in_portal, $6) as in_portal, coalesce(c.by_mail, $7) as by_mail,
                $4::text as kind, 'statement:' || s.number as key,
                jsonb_build_array(jsonb_build_object('month', to_char(s.period, 'YYYY-MM')), jsonb_build_object('amount', s.closing,
                    'currency', s.currency)) as said,
                {StatementAddress.Sql} as link, $5::timestamptz as told_at
            from statement s
            join users u on u.partner_id = s.partner_id and u.disabled_at is null and u.role = any($3)
            left join notice_choice c on c.user_id = u.id and c.kind = $4
            where s.program_id = $1 and s.period = $2),
        {Notices.ToReaders}
        """;

    public static Task TellAsync(PortalTransaction tx, string programId, Month month, DateTimeOffset at, CancellationToken ct) =>
        tx.ExecuteAsync(
        Tell, ct, programId, month.First, Permissions.RolesWith(Permission.SeeOwnStatements), NoticeKind.StatementReady.Text, at,
        NoticeKind.StatementReady.InPortal, NoticeKind.StatementReady.ByMail);
}
