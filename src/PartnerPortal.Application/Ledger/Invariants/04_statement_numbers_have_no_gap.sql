select number, expected
from (select number, program_id, substr(number, 1, 4) || '-' || lpad(row_number() over (
        partition by program_id, substr(number, 1, 4) order by period, partner_id)::text, 6, '0') as expected from statement) numbered
where number <> expected
