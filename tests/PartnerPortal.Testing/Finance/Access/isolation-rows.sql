insert into parked_month (program_id, partner_id, period, cause, charged, average, months, items, parked_at, judged_at,
    released_by, released_at, release_reason, finished_at)
select program_id, partner_id, period, 'out_of_line', 3000, 48, 3, '[]', now(), now(), 'Manager', now(), 'Reason ' || partner_id, now()
from statement where period = '2013-03-01';
