using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace PartnerPortal.Data;

/// <summary>
/// How a use case loads what it is about to change: the rows are locked until its transaction ends, and whoever comes second waits and then
/// sees what the first one left.
/// <code>
/// var deal = await unit.Db.Locked&lt;Deal&gt;($"program_id = {unit.Db.ProgramId} and deal_no = {number}").SingleOrDefaultAsync(ct);
/// </code>
/// It comes before any other look at the same rows: what a context holds already it does not read again. What hangs on a row is loaded
/// after it (<c>Entry(deal).Collection(...).LoadAsync</c>), not by Include: a query that waited for the lock sees the rest as it was
/// before.
/// </summary>
public static class RowLock
{
    /// <summary>Waits for whoever has them.</summary>
    public const string Wait = "for update";

    /// <summary>Leaves out what somebody else has.</summary>
    public const string Skip = "for update skip locked";

    /// <param name="which">What follows after "where", in SQL over the columns of the entity's own table; its values become
    /// parameters.</param>
    /// <param name="how"><see cref="Wait"/> or <see cref="Skip"/>.</param>
    public static IQueryable<TEntity> Locked<TEntity>(this PortalDbContext db, FormattableString which, string how = Wait) where TEntity
        : class
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(which);
        var rows = db.Set<TEntity>();
        var sql = $"select * from {rows.EntityType.GetTableName()} where {which.Format} {how}";
        return rows.FromSql(FormattableStringFactory.Create(sql, which.GetArguments()));
    }
}
