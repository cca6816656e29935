select program_id, count(*) as running from close_run where status = 'running' group by program_id having count(*) > 1
union all
select program_id, count(*) from period where status = 'closing' group by program_id having count(*) > 1
