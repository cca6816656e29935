using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Lists;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Messages;

/// <summary>A notice as its reader sees it.</summary>
public sealed record NoticeRow(Guid NoticeId, NoticeKind Kind, object[] Values, string Link, DateTimeOffset CreatedAt, bool IsRead);

/// <summary>What the bell shows: the latest, and how many nobody has looked at.</summary>
public sealed record NoticeGlance(IReadOnlyList<NoticeRow> Latest, int Unread);

/// <summary>Whether a person wants a kind of notice.</summary>
public sealed record NoticeChoice(NoticeKind Kind, bool InPortal, bool ByMail);

/// <summary>Reads a person's own notices: everything asks for the viewer's id.</summary>
public sealed class NoticeQueries(PortalDatabase database)
{
    private const int Latest = 8;

    private const string Columns = "select notice_id, kind, text_values::text, link, created_at, read_at is not null as is_read";

    public async Task<NoticeGlance> GlanceAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManageOwnAccount);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var page = await ListPage.ReadAsync<StoredNotice>(
            tx,
            $"""
            {Columns}, (select count(*) from notice where user_id = $1 and read_at is null)
            from notice where user_id = $1 order by created_at desc, notice_id limit $2
            """, ct, viewer.UserId, Latest);
        return new NoticeGlance(page.Select(notice => notice.ToRow()).Rows, page.Total);
    }

    public async Task<ListPage<NoticeRow>> ListAsync(Viewer viewer, ListRequest request, CancellationToken ct)
    {
        viewer.Require(Permission.ManageOwnAccount);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var page = await ListPage.ReadAsync<StoredNotice>(
            tx, $"{Columns}, count(*) over () from notice where user_id = $1 order by created_at desc, notice_id limit $2 offset $3",
            ct, viewer.UserId, request.PageSize, request.Skip);
        return page.Select(notice => notice.ToRow());
    }

    /// <summary>One row for each kind that can reach the person; as its area would have it, where nothing was chosen.</summary>
    public async Task<IReadOnlyList<NoticeChoice>> ChoicesAsync(Viewer viewer, CancellationToken ct)
    {
        viewer.Require(Permission.ManageOwnAccount);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var chosen = (await tx.RowsAsync<ChoiceRow>(
            "select kind, in_portal, by_mail from notice_choice where user_id = $1", ct, viewer.UserId)).ToDictionary(row => row.Kind);
        return [.. NoticeKind.For(viewer).Select(kind => chosen.TryGetValue(kind.Text, out var choice)
            ? new NoticeChoice(kind, choice.InPortal, choice.ByMail)
            : new NoticeChoice(kind, kind.InPortal, kind.ByMail))];
    }

    private sealed record StoredNotice(
        Guid NoticeId, string Kind, string TextValues, string Link, DateTimeOffset CreatedAt, bool IsRead)
    {
        public NoticeRow ToRow() => new(NoticeId, NoticeKind.Parse(Kind), MessageValues.Read(TextValues), Link, CreatedAt, IsRead);
    }

    private sealed record ChoiceRow(string Kind, bool InPortal, bool ByMail);
}
