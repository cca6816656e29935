select parked.partner_id, parked.period, 'has a statement' as fault
from parked_month parked join statement s on s.program_id = parked.program_id and s.partner_id = parked.partner_id and s.period = parked.period
where parked.finished_at is null
union all
select distinct parked.partner_id, parked.period, 'has a posting of the close'
from parked_month parked join posting p on p.program_id = parked.program_id and p.partner_id = parked.partner_id and p.period = parked.period
where parked.finished_at is null and p.kind not in ('adjustment', 'payout')
union all
select parked.partner_id, parked.period, 'was not released and the month is locked'
from parked_month parked join period m on m.program_id = parked.program_id and m.month = parked.period and m.status = 'closed'
where parked.finished_at is null
union all
select parked.partner_id, parked.period, 'is finished without a statement'
from parked_month parked
where parked.finished_at is not null and not exists (
    select from statement s where s.program_id = parked.program_id and s.partner_id = parked.partner_id and s.period = parked.period)
