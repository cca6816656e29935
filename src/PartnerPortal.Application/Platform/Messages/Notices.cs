using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>Tells people what happened, in the portal and by mail, as far as they want it; in the transaction of what happened.</summary>
public static class Notices
{
    /// <summary>
    /// The end of a command whose part <c>reader</c> says who reads what: id, email, language, in_portal, by_mail, kind, key, said, link,
    /// told_at.
    /// </summary>
    // Naming the column of the conflict of mail would ask for the right to read mail, which those who cause it do not have.
    internal const string ToReaders = """
        shown as (
            insert into notice (notice_id, user_id, kind, key, text_values, link, created_at)
            select gen_random_uuid(), id, kind, key, said, link, told_at from reader where in_portal on conflict (user_id, key) do nothing)
        insert into mail (mail_id, key, kind, to_address, language, text_values, link, next_at, created_at)
        select gen_random_uuid(), 'notice:' || id || ':' || key, 'notice', email, language, jsonb_build_array(kind) || said, link, told_at,
            told_at
        from reader where by_mail on conflict do nothing
        """;

    // Who the reader is decides the mail's language; one statement however many readers.
    private const string Tell = $"""
        with reader as (
            select u.id, u.email, u.language, coalesce(c.in_portal, $9) as in_portal, coalesce(c.by_mail, $10) as by_mail,
                $4::text as kind, $5::text as key, $6::jsonb as said, $7::text as link, $8::timestamptz as told_at
            from users u left join notice_choice c on c.user_id = u.id and c.kind = $4
            where u.disabled_at is null and u.role = any($1) and u.partner_id is not distinct from $2::text and u.id is distinct
                from $3::uuid),
        {ToReaders}
        """;

    /// <summary>Tells the vendor's people who have a permission, except the one who caused it.</summary>
    public static Task ToStaffAsync(
        PortalTransaction tx, DateTimeOffset at, Permission whoMay, Notice notice, CancellationToken ct, Guid? except = null) =>
        TellAsync(tx, at, null, whoMay, notice, except, ct);

    /// <summary>Tells a partner's people who have a permission.</summary>
    public static Task ToPartnerAsync(
        PortalTransaction tx, DateTimeOffset at, string partnerId, Permission whoMay, Notice notice, CancellationToken ct,
        Guid? except = null) =>
        TellAsync(tx, at, partnerId, whoMay, notice, except, ct);

    private static Task<int> TellAsync(
        PortalTransaction tx, DateTimeOffset at, string? partnerId, Permission whoMay, Notice notice, Guid? except,
        CancellationToken ct) => tx.ExecuteAsync(
        Tell, ct, Permissions.RolesWith(whoMay), partnerId, except, notice.Kind.Text, notice.Key,
        MessageValues.Write(notice.Values), notice.Link, at, notice.Kind.InPortal, notice.Kind.ByMail);
}
