-- Each partner's statements of a year are counted from 1. Those frozen while one count went through all partners keep the numbers of then: by
-- month and partner, with a place kept for whoever was parked; none of them is younger than the first of the new kind.
with listed as (
    select program_id, partner_id, period, s.number
    from statement s
    full join (select program_id, partner_id, period from parked_month where finished_at is null) parked using (program_id, partner_id, period)),
counted as (
    select program_id, period, number, to_char(period, 'YYYY') as year, partner_id,
        row_number() over (partition by program_id, date_trunc('year', period::timestamp) order by period, partner_id) as among_all,
        row_number() over (partition by program_id, partner_id, date_trunc('year', period::timestamp) order by period) as among_own,
        min(period) filter (where number like '%/%') over (partition by program_id) as changed
    from listed)
select number, partner_id || '/' || year || '-' || lpad(among_own::text, 3, '0') as expected
from counted
where number <> partner_id || '/' || year || '-' || lpad(among_own::text, 3, '0')
    and not (number = year || '-' || lpad(among_all::text, 6, '0') and period <= coalesce(changed, period))
