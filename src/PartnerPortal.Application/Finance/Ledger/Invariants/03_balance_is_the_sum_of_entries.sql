select s.partner_id, s.period, s.closing, p.balance
from statement s
join lateral (select coalesce(sum(amount), 0) as balance from posting
    where posting.partner_id = s.partner_id and posting.program_id = s.program_id and posting.period <= s.period) p on true
where s.period = (select max(period) from statement latest where latest.partner_id = s.partner_id and latest.program_id = s.program_id)
    and s.closing <> p.balance
