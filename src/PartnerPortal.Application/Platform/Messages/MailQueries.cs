using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>What became of a mail.</summary>
public enum MailStatus
{
    Queued,
    Sending,
    Sent,
    Failed,
    Unknown,
}

/// <summary>A row of the list of mail; the link is there until the mail is gone, without what is personal in it.</summary>
public sealed record MailRow(
    Guid MailId, MailKind Kind, string To, string Language, object[] Values, string? Link, MailStatus Status, int Attempts,
    DateTimeOffset CreatedAt, DateTimeOffset? SentAt, string? Error)
{
    public const string Mask = "••••";

    /// <summary>Whether the link lets its reader in.</summary>
    public bool IsPersonal => Link?.Contains(Mask, StringComparison.Ordinal) == true;
}

/// <summary>Reads the mail that the portal sent or is about to send.</summary>
public sealed class MailQueries(PortalDatabase database)
{
    // What lets its reader in is nobody else's to read; the rest of the link says where it led.
    private const string Masked = $"regexp_replace(link, '[A-Za-z0-9_-]{{20,}}', '{MailRow.Mask}', 'g')";

    private const string Columns = $"""
        mail_id, kind, to_address, language, text_values::text, {Masked} as link, status, attempts, created_at, sent_at, error
        """;

    /// <summary>One page, newest first; sort keys: to, created.</summary>
    public async Task<ListPage<MailRow>> ListAsync(Viewer viewer, ListRequest request, MailStatus? status, CancellationToken ct)
    {
        viewer.Require(Permission.SeeMail);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var where = new ListWhere();
        if (status is { } wanted) where.And("status = {0}", Vocabulary<MailStatus>.Text(wanted));
        if (request.Search is { Length: > 0 } search) where.And("to_address ilike {0}", LikePattern.Containing(search));
        var order = request.Order("created_at desc, mail_id desc", "mail_id", ("to", "to_address"), ("created", "created_at"));
        var page = await new ListSelect(Columns, "mail", where, order).PageAsync<StoredMail>(tx, request, ct);
        return page.Select(mail => mail.ToRow());
    }

    public async Task<MailRow?> FindAsync(Viewer viewer, Guid mailId, CancellationToken ct)
    {
        viewer.Require(Permission.SeeMail);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await tx.FirstRowAsync<StoredMail>($"select {Columns} from mail where mail_id = $1", ct, mailId))?.ToRow();
    }

    private sealed record StoredMail(
        Guid MailId, string Kind, string ToAddress, string Language, string TextValues, string? Link, string Status, int Attempts,
        DateTimeOffset CreatedAt, DateTimeOffset? SentAt, string? Error)
    {
        public MailRow ToRow() => new(
            MailId, MailKind.Parse(Kind), ToAddress, Language, MessageValues.Read(TextValues), Link, Vocabulary<MailStatus>.Parse(Status),
            Attempts, CreatedAt, SentAt, Error);
    }
}
