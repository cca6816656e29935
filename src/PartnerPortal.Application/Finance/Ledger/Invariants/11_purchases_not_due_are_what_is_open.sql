-- What a proposal leaves out of purchases is what the account held of those to be paid after the period. Months that were closed before the
-- rule was there left nothing out; their statements have the numbers of before.
with open_purchase as (
    select o.program_id, o.partner_id, o.period, i.invoice_no, greatest(0, -sum(x.amount)) as amount
    from payout_proposal o
    join invoice i on i.program_id = o.program_id and coalesce(i.billed_partner_id, i.partner_id) = o.partner_id and i.billed_to = 'partner'
        and coalesce(i.due_on, i.issued_on) >= o.period + interval '1 month'
    join posting x on x.program_id = o.program_id and x.partner_id = o.partner_id and x.invoice_no = i.invoice_no
        and x.kind in ('purchase', 'payment_in') and x.period <= o.period
    group by o.program_id, o.partner_id, o.period, i.invoice_no),
expected as (select program_id, partner_id, period, sum(amount) as amount from open_purchase group by program_id, partner_id, period)
select o.partner_id, o.period, o.not_due, coalesce(e.amount, 0) as expected
from payout_proposal o
left join expected e using (program_id, partner_id, period)
left join statement s using (program_id, partner_id, period)
where (o.not_due <> 0 or s.number like '%/%') and o.not_due <> coalesce(e.amount, 0)
