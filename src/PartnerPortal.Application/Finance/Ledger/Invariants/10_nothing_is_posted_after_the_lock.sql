select p.partner_id, p.posting_id, p.period, p.recorded_at, m.closed_at
from posting p join period m on m.program_id = p.program_id and m.month = p.period
where m.status = 'closed' and p.recorded_at > m.closed_at
