select partner_id, posting_id, sum(amount) as sum, count(*) as entries
from ledger_entry
group by partner_id, posting_id, currency
having sum(amount) <> 0 or count(*) < 2 or bool_or(amount = 0) or bool_or(account is null)
