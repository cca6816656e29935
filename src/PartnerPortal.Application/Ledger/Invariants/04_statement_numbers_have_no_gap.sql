-- The place of a parked partner is kept for it.
with place as (
    select program_id, partner_id, period, s.number
    from statement s
    full join (select program_id, partner_id, period from parked_month where finished_at is null) parked using (program_id, partner_id, period))
select number, expected
from (select number, to_char(period, 'YYYY') || '-' || lpad(row_number() over (
        partition by program_id, date_trunc('year', period::timestamp) order by period, partner_id)::text, 6, '0') as expected from place) numbered
where number <> expected
