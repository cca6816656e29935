using System.Linq.Expressions;

namespace PartnerPortal.Application.Platform.Lists;

/// <summary>Order in one of two directions.</summary>
internal static class Ordering
{
    public static IOrderedQueryable<TRow> By<TRow, TKey>(this IQueryable<TRow> rows, Expression<Func<TRow, TKey>> key, bool descending) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
}
