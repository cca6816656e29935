using Npgsql;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Lists;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Messages;

/// <summary>What became of a mail.</summary>
public enum MailStatus
{
    Queued,
    Sending,
    Sent,
    Failed,
    Unknown,
}

/// <summary>A row of the list of mail; the link is there until the mail is gone.</summary>
public sealed record MailRow(
    Guid MailId, MailKind Kind, string To, string Language, object[] Values, string? Link, MailStatus Status, int Attempts,
    DateTimeOffset CreatedAt, DateTimeOffset? SentAt, string? Error);

/// <summary>Reads the mail that the portal sent or is about to send.</summary>
public sealed class MailQueries(PortalDatabase database)
{
    private const string Columns =
        "select mail_id, kind, to_address, language, text_values::text, link, status, attempts, created_at, sent_at, error, count(*) over () from mail";

    public async Task<ListPage<MailRow>> ListAsync(Viewer viewer, ListRequest request, MailStatus? status, CancellationToken ct)
    {
        viewer.Require(Permission.SeeMail);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var total = 0;
        var rows = await tx.ReadAsync(
            $"""
            {Columns} where ($1::text is null or status = $1) and ($2::text is null or to_address ilike $2)
            order by {Order(request)}, mail_id desc limit $3 offset $4
            """,
            row =>
            {
                total = (int)row.GetInt64(11);
                return Read(row);
            },
            ct, status is { } wanted ? Vocabulary<MailStatus>.Text(wanted) : null, request.Search is { } text ? LikePattern.Containing(text) : null,
            request.PageSize, request.Skip);
        return new ListPage<MailRow>(rows, total);
    }

    public async Task<MailRow?> FindAsync(Viewer viewer, Guid mailId, CancellationToken ct)
    {
        viewer.Require(Permission.SeeMail);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        return (await tx.ReadAsync($"{Columns} where mail_id = $1", Read, ct, mailId)).SingleOrDefault();
    }

    private static string Order(ListRequest request) => (request.Sort, request.Descending) switch
    {
        ("to", false) => "to_address",
        ("to", true) => "to_address desc",
        ("created", false) => "created_at",
        _ => "created_at desc",
    };

    private static MailRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), Vocabulary<MailKind>.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), MessageValues.Read(row.GetString(4)),
        row.IsDBNull(5) ? null : row.GetString(5), Vocabulary<MailStatus>.Parse(row.GetString(6)), row.GetInt32(7),
        row.GetFieldValue<DateTimeOffset>(8), row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9), row.IsDBNull(10) ? null : row.GetString(10));
}
