with executed as (select program_id, partner_id, to_char(period, 'YYYY-MM') as cause, payable from payout_proposal where status = 'executed'),
posted as (select program_id, partner_id, cause, -sum(amount) as amount from posting where kind = 'payout' group by program_id, partner_id, cause)
select partner_id, cause, executed.payable, posted.amount
from executed full join posted using (program_id, partner_id, cause)
where executed.payable is distinct from posted.amount
