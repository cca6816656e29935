using Npgsql;
using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Platform.Lists;

/// <summary>
/// Saved views and chosen columns. They belong to a person alone: whatever is asked, the person is the one who is signed in.
/// </summary>
public sealed class ListArrangements(PortalDatabase database, TimeProvider time)
{
    private const int MostViews = 20;

    private const string Read = """
        select view_id, name, query, null::text[] as columns from saved_view where user_id = $1 and list = $2 and removed_at is null
        union all
        select null, null, null, columns from list_columns where user_id = $1 and list = $2
        order by view_id
        """;

    /// <summary>How the person has arranged a list.</summary>
    public async Task<ListArrangement> FindAsync(Viewer viewer, string list, CancellationToken ct)
    {
        viewer.Require(Permission.UseOwnLists);
        await using var tx = await database.BeginAsync(viewer.Scope, ct);
        var rows = await tx.RowsAsync<ArrangementRow>(Read, ct, viewer.UserId, list);
        return new ListArrangement(
            [.. rows.Where(row => row.ViewId is not null).Select(row => new SavedView(row.ViewId!.Value, row.Name!, row.Query!))],
            rows.Select(row => row.Columns).FirstOrDefault(columns => columns is not null));
    }

    /// <summary>Keeps a filter under a name.</summary>
    /// <exception cref="RuleViolationException">The name is empty, too long or taken, or there are too many views.</exception>
    public Task<SavedView> SaveAsync(Viewer viewer, CommandId id, string list, string name, string query, CancellationToken ct) =>
        database.For(viewer, Permission.UseOwnLists).OnceAsync(
            id, new { list, name, query }, unit => SaveAsync(unit.Sql, viewer, list, name, query, ct), ct);

    private async Task<SavedView> SaveAsync(
        PortalTransaction tx, Viewer viewer, string list, string name, string query, CancellationToken ct)
    {
        var view = new SavedView(Guid.CreateVersion7(), Named(name), query);
        var added = await WriteAsync(
            tx,
            """
            insert into saved_view (user_id, view_id, list, name, query, created_at)
            select $1, $2, $3, $4, $5, $6
            where (select count(*) from saved_view where user_id = $1 and list = $3 and removed_at is null) < $7
            """,
            view.Name, ct, viewer.UserId, view.ViewId, list, view.Name, query, time.GetUtcNow(), MostViews);
        if (added == 0) throw new RuleViolationException("view.too_many", $"A list has at most {MostViews} views.", MostViews);
        return view;
    }

    /// <exception cref="RuleViolationException">The name is empty, too long or taken.</exception>
    public Task RenameAsync(Viewer viewer, CommandId id, Guid viewId, string name, CancellationToken ct) =>
        database.For(viewer, Permission.UseOwnLists).OnceAsync(
            id, new { viewId, name }, unit => RenameAsync(unit.Sql, viewer, viewId, name, ct), ct);

    private static async Task RenameAsync(PortalTransaction tx, Viewer viewer, Guid viewId, string name, CancellationToken ct)
    {
        var wanted = Named(name);
        await WriteAsync(tx, """
            update saved_view set name = $3 where user_id = $1 and view_id = $2
            """, wanted, ct, viewer.UserId, viewId, wanted);
    }

    /// <summary>Takes a view away, or brings it back.</summary>
    /// <exception cref="RuleViolationException">Its name was taken by another view meanwhile.</exception>
    public Task RemoveAsync(Viewer viewer, CommandId id, Guid viewId, bool removed, CancellationToken ct) =>
        database.For(viewer, Permission.UseOwnLists).OnceAsync(
            id, new { viewId, removed }, unit => RemoveAsync(unit.Sql, viewer, viewId, removed, ct), ct);

    private async Task RemoveAsync(PortalTransaction tx, Viewer viewer, Guid viewId, bool removed, CancellationToken ct)
    {
        await WriteAsync(
            tx, "update saved_view set removed_at = case when $3 then $4 end where user_id = $1 and view_id = $2", "", ct,
            viewer.UserId, viewId, removed, time.GetUtcNow());
    }

    /// <summary>Remembers the columns of a list.</summary>
    public Task ChooseColumnsAsync(Viewer viewer, CommandId id, string list, IReadOnlyList<string> columns, CancellationToken ct) =>
        database.For(viewer, Permission.UseOwnLists).OnceAsync(
            id, new { list, columns }, unit => ChooseColumnsAsync(unit.Sql, viewer, list, columns, ct), ct);

    private static async Task ChooseColumnsAsync(
        PortalTransaction tx, Viewer viewer, string list, IReadOnlyList<string> columns, CancellationToken ct)
    {
        await tx.ExecuteAsync(
            """
            insert into list_columns (user_id, list, columns) values ($1, $2, $3)
                on conflict (user_id, list) do update set columns = excluded.columns
            """,
            ct, viewer.UserId, list, columns.ToArray());
    }

    private static string Named(string name) => name.Trim() is { Length: >= 1 and <= 60 } given
        ? given
        : throw new RuleViolationException("view.name", "A view has a name of 1 to 60 characters.");

    private static async Task<int> WriteAsync(PortalTransaction tx, string sql, string name, CancellationToken ct, params object?[] values)
    {
        try
        {
            return await tx.ExecuteAsync(sql, ct, values);
        }
        catch (PostgresException duplicate) when (duplicate.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new RuleViolationException("view.taken", $"There is a view {name} already.", name);
        }
    }

    private sealed record ArrangementRow(Guid? ViewId, string? Name, string? Query, string[]? Columns);
}
