using Npgsql;
using PartnerPortal.Domain;

namespace PartnerPortal.Benchmarks.Closing;

/// <summary>
/// A month as plain set-based SQL would compute it on the same tables: commission per line, fee per partner, refund decision, one balance
/// per partner; each committed durably. It explains nothing, guards nothing and cannot be resumed: what is left when only speed counts.
/// </summary>
internal sealed class ReferenceMonth(NpgsqlDataSource source)
{
    public const string Tables = """
        create table reference_commission (partner_id text, invoice_no text, line_no int, period date, amount numeric(18, 2),
            primary key (partner_id, invoice_no, line_no, period));
        create table reference_fee (partner_id text, period date, amount numeric(18, 2), primary key (partner_id, period));
        create table reference_refund (partner_id text, fee_year int, period date, amount numeric(18, 2), primary key (partner_id, period));
        create table reference_balance (partner_id text, period date, opening numeric(18, 2), closing numeric(18, 2),
            primary key (partner_id, period));
        grant select, insert on reference_commission, reference_fee, reference_refund, reference_balance to portal_app;
        """;

    // What a line should have earned by now less what was posted before.
    private const string Commission = """
        insert into reference_commission
        with touched as (
            select invoice_no from invoice where program_id = 'main' and period = $1 and partner_id is not null
            union select invoice_no from payment where program_id = 'main' and period = $1 and partner_id is not null
            union select invoice_no from credit_note where program_id = 'main' and period = $1 and partner_id is not null),
        paid as (select invoice_no, sum(amount) as amount from touched join payment p using (invoice_no)
            where p.program_id = 'main' and p.period <= $1 group by invoice_no),
        credited as (select invoice_no, sum(gross) as gross from touched join credit_note n using (invoice_no)
            where n.program_id = 'main' and n.period <= $1 group by invoice_no),
        taken as (select t.invoice_no, c.invoice_line_no as line_no, sum(c.net) as net from touched t
            join credit_note n on n.program_id = 'main' and n.invoice_no = t.invoice_no and n.period <= $1
            join credit_line c on c.program_id = 'main' and c.credit_no = n.credit_no group by 1, 2),
        posted as (select p.invoice_no, p.line_no, sum(p.amount) as amount from touched t
            join invoice i on i.program_id = 'main' and i.invoice_no = t.invoice_no
            join posting p on p.partner_id = i.partner_id and p.invoice_no = t.invoice_no and p.kind = 'commission'
                and p.period < $1 group by 1, 2),
        due as (
            select l.partner_id, l.invoice_no, l.line_no, round(
                l.rate * (l.net - coalesce(k.net, 0))
                * case when g.rest <= 0 then case when i.period <= $1 then 1 else 0 end when coalesce(p.amount, 0) <= 0 then 0
                    else least(p.amount, g.rest) end
                / (100 * i.fx * case when g.rest <= 0 then 1 else g.rest end), 2) - coalesce(o.amount, 0) as amount
            from touched t
            join invoice i on i.program_id = 'main' and i.invoice_no = t.invoice_no
            join invoice_line l on l.program_id = 'main' and l.invoice_no = t.invoice_no and l.rate is not null
            left join paid p on p.invoice_no = t.invoice_no
            left join credited c on c.invoice_no = t.invoice_no
            cross join lateral (select i.gross - coalesce(c.gross, 0) as rest) g
            left join taken k on k.invoice_no = l.invoice_no and k.line_no = l.line_no
            left join posted o on o.invoice_no = l.invoice_no and o.line_no = l.line_no)
        select partner_id, invoice_no, line_no, $1, amount from due where amount <> 0
        """;

    private const string Fees = """
        insert into reference_fee
        select partner_id, $1, -(48 + case when entry_period = $1 then 196 else 0 end) from agreement
        where program_id = 'main' and entry_period <= $1 and (terminated_on is null or terminated_on >= $1)
        """;

    // The licence lines of the whole year against the threshold, as far as the agreement was in force.
    private const string Refund = """
        insert into reference_refund
        with revenue as (
            select i.partner_id, sum(round((l.net - coalesce(k.net, 0)) / i.fx, 2)) as amount from invoice i
            join agreement a on a.program_id = 'main' and a.partner_id = i.partner_id
                and i.issued_on >= a.activated_on and (a.terminated_on is null or i.issued_on <= a.terminated_on)
            join invoice_line l on l.program_id = 'main' and l.invoice_no = i.invoice_no and l.kind = any($3)
            left join (select c.invoice_no, c.invoice_line_no as line_no, sum(c.net) as net from credit_line c
                join credit_note n on n.program_id = 'main' and n.credit_no = c.credit_no and n.period <= $1
                group by 1, 2) k on k.invoice_no = l.invoice_no and k.line_no = l.line_no
            where i.program_id = 'main' and i.partner_id is not null and i.issued_on >= $2 and i.period <= $1
            group by i.partner_id),
        fees as (select partner_id, -sum(amount) filter (where kind <> 'fee_refund') as fees, coalesce(sum(amount) filter (where kind =
            'fee_refund'), 0) as refunded
            from posting where program_id = 'main' and fee_year = extract(year from $1::date)::int and period < $1 group by partner_id)
        select f.partner_id, extract(year from $1::date)::int, $1,
            case when coalesce(r.amount, 0) >= 2500 then coalesce(y.fees, 0) - f.amount else 0 end - coalesce(y.refunded, 0)
        from reference_fee f left join revenue r on r.partner_id = f.partner_id left join fees y on y.partner_id = f.partner_id
        where f.period = $1 and (coalesce(r.amount, 0) >= 2500 or coalesce(y.refunded, 0) <> 0)
        """;

    private const string Balances = """
        insert into reference_balance
        select partner_id, $1, coalesce(sum(opening), 0), coalesce(sum(opening), 0) + coalesce(sum(amount), 0) from (
            select partner_id, closing as opening, 0 as amount from statement where program_id = 'main'
                and period = ($1::date - interval '1 month')::date
            union all select partner_id, 0, amount from reference_commission where period = $1
            union all select partner_id, 0, amount from reference_fee where period = $1
            union all select partner_id, 0, amount from reference_refund where period = $1) moved
        group by partner_id
        """;

    /// <returns>The sum of the commission, to see that it is the same month.</returns>
    public async Task<decimal> RunAsync(Month month, string[] thresholdKinds)
    {
        await RunAsync(Commission, month.First);
        await RunAsync(Fees, month.First);
        await RunAsync(Refund, month.First, new DateOnly(month.Year, 1, 1), thresholdKinds);
        await RunAsync(Balances, month.First);
        await using var sum = source.CreateCommand("select coalesce(sum(amount), 0) from reference_commission where period = $1");
        sum.Parameters.Add(new NpgsqlParameter { Value = month.First });
        return (decimal)(await sum.ExecuteScalarAsync())!;
    }

    private async Task RunAsync(string sql, params object[] parameters)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (
            var scope = new NpgsqlCommand("select set_config('portal.scope', 'all', true)", connection)) await scope.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in parameters) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
