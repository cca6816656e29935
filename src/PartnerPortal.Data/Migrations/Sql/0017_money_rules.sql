-- Licence revenue counts what was issued while the agreement was in force (spec 01.5); until now it counted by partner of record alone. What was
-- frozen or posted stays: the next close posts the difference of its fee year. Row-level security binds the owner as well.
set local portal.scope = 'all';

create temp table revenue_outside on commit drop as
    -- The last month whose commission is posted for a partner, also while the month is not closed.
    with done as (
        select a.program_id, a.partner_id, a.activated_on, coalesce(a.terminated_on, 'infinity') as terminated_on, max(c.month) as through
        from agreement a
        join period c on c.program_id = a.program_id
        left join close_step s on s.program_id = c.program_id and s.month = c.month and s.step = 'commission'
        where c.status = 'closed' or ((s.ended_at is not null or s.through_partner >= a.partner_id)
            and not exists (select from parked_month p where p.program_id = c.program_id and p.partner_id = a.partner_id and p.period = c.month
                and p.finished_at is null))
        group by a.program_id, a.partner_id, a.activated_on, a.terminated_on),
    outside as (
        select i.program_id, i.invoice_no, i.partner_id, i.period, i.gross, i.fx, extract(year from i.issued_on)::int as fee_year, done.through,
            coalesce(t.threshold_kinds, array['licence_new', 'licence_extension', 'licence_subscription']) as kinds,
            coalesce(t.threshold_basis, 'invoiced') as basis
        from done
        join invoice i on i.program_id = done.program_id and i.partner_id = done.partner_id and i.period <= done.through
            and i.issued_on not between done.activated_on and done.terminated_on
        left join lateral (select threshold_kinds, threshold_basis from terms_version v
            where v.program_id = i.program_id and v.valid_from <= greatest(date_trunc('year', i.issued_on::timestamp)::date, done.activated_on)
            order by valid_from desc limit 1) t on true),
    moments as (
        select program_id, invoice_no, period as moment from outside
        union
        select o.program_id, o.invoice_no, p.period from outside o join payment p on p.program_id = o.program_id and p.invoice_no = o.invoice_no
        where p.period between o.period and o.through
        union
        select o.program_id, o.invoice_no, n.period from outside o join credit_note n on n.program_id = o.program_id and n.invoice_no = o.invoice_no
        where n.period between o.period and o.through),
    cash as (
        select o.*, m.moment,
            o.gross - coalesce((select sum(n.gross) from credit_note n
                where n.program_id = o.program_id and n.invoice_no = o.invoice_no and n.period <= m.moment), 0) as gross_left,
            coalesce((select sum(p.amount) from payment p
                where p.program_id = o.program_id and p.invoice_no = o.invoice_no and p.period <= m.moment), 0) as paid
        from outside o join moments m using (program_id, invoice_no)),
    reached as (
        select c.program_id, c.partner_id, c.fee_year, c.invoice_no, c.moment, coalesce(sum(round(
            (l.net - coalesce((select sum(k.net) from credit_line k
                join credit_note n on n.program_id = k.program_id and n.credit_no = k.credit_no and n.period <= c.moment
                where k.program_id = l.program_id and k.invoice_no = l.invoice_no and k.invoice_line_no = l.line_no), 0))
            * case when c.basis = 'invoiced' or c.gross_left <= 0 or c.paid >= c.gross_left then 1 when c.paid <= 0 then 0 else c.paid end
            / (c.fx * case when c.basis = 'invoiced' or c.gross_left <= 0 or c.paid >= c.gross_left or c.paid <= 0 then 1 else c.gross_left end), 2)),
            0) as revenue
        from cash c
        left join invoice_line l on l.program_id = c.program_id and l.invoice_no = c.invoice_no and l.kind = any(c.kinds)
        group by c.program_id, c.partner_id, c.fee_year, c.invoice_no, c.moment)
    select program_id, partner_id, fee_year, moment as period, sum(change) as amount
    from (select r.*, revenue - lag(revenue, 1, 0::numeric) over (partition by program_id, invoice_no order by moment) as change from reached r) changed
    group by program_id, partner_id, fee_year, moment having sum(change) <> 0;

create temp table revenue_inside on commit drop as
    select program_id, partner_id, fee_year, period, coalesce(r.amount, 0) - o.amount as amount
    from revenue_outside o left join licence_revenue r using (program_id, partner_id, fee_year, period);

alter table licence_revenue disable trigger licence_revenue_append_only;
delete from licence_revenue r using revenue_inside i
    where (r.program_id, r.partner_id, r.fee_year, r.period) = (i.program_id, i.partner_id, i.fee_year, i.period);
insert into licence_revenue (program_id, partner_id, fee_year, period, amount)
    select program_id, partner_id, fee_year, period, amount from revenue_inside where amount <> 0;
alter table licence_revenue enable trigger licence_revenue_append_only;
set local portal.scope = '';

-- The order an invoice belongs to, by the customer's or the shop's number.
alter table invoice add column if not exists order_no text collate "C" check (length(order_no) between 1 and 100);

-- What the closing balance holds of purchases that were not due by the end of the period and is not set off in the proposal yet (spec 01.8).
alter table payout_proposal add column if not exists not_due money_amount not null default 0 check (not_due >= 0);

-- Purchases with a day to pay by: few among all invoices.
create index if not exists invoice_due on invoice (partner_id, due_on) where billed_to = 'partner' and due_on is not null;
