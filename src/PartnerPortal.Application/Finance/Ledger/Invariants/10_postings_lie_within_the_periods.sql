select p.partner_id, p.posting_id, p.kind, p.value_date, p.period, p.recorded_at, f.first_period
from posting p
join program g on g.program_id = p.program_id
left join (select program_id, min(month) as first_period from period group by program_id) f on f.program_id = p.program_id
where p.period < f.first_period
    or p.value_date >= p.period + interval '1 month'
    or greatest(p.period, p.value_date) > (p.recorded_at at time zone g.time_zone)::date
    or (p.kind = 'payout' and exists (
        select from payout_proposal o where o.program_id = p.program_id and o.partner_id = p.partner_id and to_char(o.period, 'YYYY-MM') = p.cause
            and p.value_date < o.period + interval '1 month'))
