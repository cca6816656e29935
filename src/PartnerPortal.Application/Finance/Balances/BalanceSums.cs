namespace PartnerPortal.Application.Finance.Balances;

/// <summary>
/// Where accounts stand, as SQL: the statement of the last closed month knows the balance, and what was posted since comes on top. $1 is
/// the
/// program, $3 the last closed month.
/// </summary>
internal static class BalanceSums
{
    /// <summary>The balance of the partner <c>p</c>: for the few rows of a page.</summary>
    public const string OfOne = """
        select coalesce(sum(amount), 0) as balance from (
            select closing as amount from statement s where s.program_id = $1 and s.partner_id = p.partner_id and s.period = $3
            union all select amount from posting x where x.program_id = $1 and x.partner_id = p.partner_id and x.period > $3) sums
        """;

    /// <summary>
    /// All balances at once, to choose and order by: one pass over a month's statements instead of a look-up per partner.
    /// </summary>
    public const string With = """
        with balances as materialized (select partner_id, sum(amount) as balance from (
            select partner_id, closing as amount from statement where program_id = $1 and period = $3
            union all select partner_id, amount from posting where program_id = $1 and period > $3) sums group by partner_id)
        """;

    /// <summary>Joins <see cref="With"/> to <c>p</c> as <c>b</c>.</summary>
    public const string Join = "left join balances b on b.partner_id = p.partner_id";
}
