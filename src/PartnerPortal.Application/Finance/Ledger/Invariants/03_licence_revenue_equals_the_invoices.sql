-- Counted from the invoices that were issued while the agreement was in force, less every credit on them.
with closed as (select program_id, max(month) as month from period where status = 'closed' group by program_id),
terms as (
    select a.program_id, a.partner_id, a.activated_on, coalesce(a.terminated_on, 'infinity') as terminated_on, y.fee_year,
        coalesce(t.threshold_kinds, array['licence_new', 'licence_extension', 'licence_subscription']) as kinds,
        coalesce(t.threshold_basis, 'invoiced') as basis
    from agreement a
    cross join (select distinct extract(year from issued_on)::int as fee_year from invoice) y
    left join lateral (select threshold_kinds, threshold_basis from terms_version v
        where v.program_id = a.program_id and v.valid_from <= greatest(make_date(y.fee_year, 1, 1), a.activated_on)
        order by valid_from desc limit 1) t on true),
credited as (
    select c.program_id, c.invoice_no, c.invoice_line_no, sum(c.net) as net
    from credit_line c
    join credit_note n on n.program_id = c.program_id and n.credit_no = c.credit_no
    join closed on closed.program_id = c.program_id and n.period <= closed.month
    group by c.program_id, c.invoice_no, c.invoice_line_no),
cash as (
    select i.program_id, i.invoice_no, i.gross - coalesce(n.gross, 0) as gross, coalesce(p.paid, 0) as paid
    from invoice i
    left join (select n.program_id, n.invoice_no, sum(n.gross) as gross from credit_note n
        join closed on closed.program_id = n.program_id and n.period <= closed.month group by n.program_id, n.invoice_no) n
        on n.program_id = i.program_id and n.invoice_no = i.invoice_no
    left join (select p.program_id, p.invoice_no, sum(p.amount) as paid from payment p
        join closed on closed.program_id = p.program_id and p.period <= closed.month group by p.program_id, p.invoice_no) p
        on p.program_id = i.program_id and p.invoice_no = i.invoice_no),
counted as (
    select i.program_id, i.partner_id, t.fee_year, sum(round(
        (l.net - coalesce(c.net, 0))
        * case when t.basis = 'invoiced' or cash.gross <= 0 or cash.paid >= cash.gross then 1 when cash.paid <= 0 then 0 else cash.paid end
        / (i.fx * case when t.basis = 'invoiced' or cash.gross <= 0 or cash.paid >= cash.gross or cash.paid <= 0 then 1 else cash.gross end), 2)) as revenue
    from invoice i
    join closed on closed.program_id = i.program_id and i.period <= closed.month
    join cash on cash.program_id = i.program_id and cash.invoice_no = i.invoice_no
    join terms t on t.program_id = i.program_id and t.partner_id = i.partner_id and t.fee_year = extract(year from i.issued_on)
        and i.issued_on between t.activated_on and t.terminated_on
    join invoice_line l on l.program_id = i.program_id and l.invoice_no = i.invoice_no and l.kind = any(t.kinds)
    left join credited c on c.program_id = l.program_id and c.invoice_no = l.invoice_no and c.invoice_line_no = l.line_no
    group by i.program_id, i.partner_id, t.fee_year),
kept as (
    select r.program_id, r.partner_id, r.fee_year, sum(r.amount) as revenue
    from licence_revenue r join closed on closed.program_id = r.program_id and r.period <= closed.month
    group by r.program_id, r.partner_id, r.fee_year)
select coalesce(counted.partner_id, kept.partner_id) as partner_id, coalesce(counted.fee_year, kept.fee_year) as fee_year,
    counted.revenue as counted, kept.revenue as kept
from counted full join kept using (program_id, partner_id, fee_year)
where coalesce(counted.revenue, 0) <> coalesce(kept.revenue, 0)
