-- A purchase that was not due by the end of the period is not set off yet: the proposal remembers how much that is.
with taken as (
    select program_id, partner_id, period, status, not_due, sum(payable) filter (where status in ('proposed', 'approved', 'executed'))
        over (partition by program_id, partner_id order by period) as up
    from payout_proposal),
paid as (select program_id, partner_id, period, -sum(amount) as amount from posting where kind = 'payout' group by program_id, partner_id, period)
select t.partner_id, t.period, t.up as taken_up, s.closing - s.held + t.not_due + coalesce(sum(paid.amount), 0) as payable
from taken t
join statement s on s.program_id = t.program_id and s.partner_id = t.partner_id and s.period = t.period
left join paid on paid.program_id = t.program_id and paid.partner_id = t.partner_id and paid.period <= t.period
where t.status in ('proposed', 'approved', 'executed')
group by t.partner_id, t.period, t.up, t.not_due, s.closing, s.held
having t.up > s.closing - s.held + t.not_due + coalesce(sum(paid.amount), 0)
