with closed as (select program_id, max(month) as month from period where status = 'closed' group by program_id),
cash as (
    select i.program_id, i.invoice_no, i.fx,
        i.gross - coalesce(n.gross, 0) as gross, coalesce(p.paid, 0) as paid
    from invoice i
    join closed on closed.program_id = i.program_id and i.period <= closed.month
    left join (select n.program_id, n.invoice_no, sum(n.gross) as gross from credit_note n
        join closed on closed.program_id = n.program_id and n.period <= closed.month group by n.program_id, n.invoice_no) n
        on n.program_id = i.program_id and n.invoice_no = i.invoice_no
    left join (select p.program_id, p.invoice_no, sum(p.amount) as paid from payment p
        join closed on closed.program_id = p.program_id and p.period <= closed.month group by p.program_id, p.invoice_no) p
        on p.program_id = i.program_id and p.invoice_no = i.invoice_no
    where i.partner_id is not null),
credited as (
    select c.program_id, c.invoice_no, c.invoice_line_no, sum(c.net) as net
    from credit_line c
    join credit_note n on n.program_id = c.program_id and n.credit_no = c.credit_no
    join closed on closed.program_id = c.program_id and n.period <= closed.month
    group by c.program_id, c.invoice_no, c.invoice_line_no),
earned as (
    select p.program_id, p.invoice_no, p.line_no, sum(p.amount) as amount
    from posting p join closed on closed.program_id = p.program_id and p.period <= closed.month
    where p.kind = 'commission' group by p.program_id, p.invoice_no, p.line_no),
targets as (
    select l.program_id, l.invoice_no, l.line_no,
        coalesce(case
            when l.rate is null then 0
            when cash.gross <= 0 or cash.paid >= cash.gross and cash.paid > 0 then round(l.rate * (l.net - coalesce(c.net, 0)) / (100 * cash.fx), 2)
            when cash.paid <= 0 then 0
            else round(l.rate * (l.net - coalesce(c.net, 0)) * cash.paid / (100 * cash.gross * cash.fx), 2) end, 0) as target
    from cash
    join invoice_line l on l.program_id = cash.program_id and l.invoice_no = cash.invoice_no
    left join credited c on c.program_id = l.program_id and c.invoice_no = l.invoice_no and c.invoice_line_no = l.line_no)
select t.invoice_no, t.line_no, t.target, e.amount as earned
from targets t left join earned e on e.program_id = t.program_id and e.invoice_no = t.invoice_no and e.line_no = t.line_no
where t.target <> coalesce(e.amount, 0)
