select p.invoice_no, p.line_no, sum(p.amount) as earned
from posting p
join invoice i on i.program_id = p.program_id and i.invoice_no = p.invoice_no
join invoice_line l on l.program_id = p.program_id and l.invoice_no = p.invoice_no and l.line_no = p.line_no
where p.kind = 'commission' and l.net > 0
group by p.invoice_no, p.line_no, l.rate, l.net, i.fx
having sum(p.amount) < 0 or sum(p.amount) > round(l.rate * l.net / (100 * i.fx), 2)
