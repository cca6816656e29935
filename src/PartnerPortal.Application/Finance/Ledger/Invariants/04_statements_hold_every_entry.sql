with sums as (
    select p.program_id, p.partner_id, p.period, sum(p.amount) as amount, sum(p.amount) filter (where p.kind = 'commission') as commission,
        sum(p.amount) filter (where p.kind in ('registration_fee', 'monthly_fee', 'fee_waiver', 'fee_refund')) as fees
    from posting p join period m on m.program_id = p.program_id and m.month = p.period and m.status = 'closed'
    group by p.program_id, p.partner_id, p.period)
select coalesce(s.partner_id, sums.partner_id) as partner_id, coalesce(s.period, sums.period) as period, s.number, sums.amount
from statement s
join period m on m.program_id = s.program_id and m.month = s.period and m.status = 'closed'
full join sums on sums.program_id = s.program_id and sums.partner_id = s.partner_id and sums.period = s.period
where s.number is null
    or s.closing - s.opening <> coalesce(sums.amount, 0)
    or s.commission <> coalesce(sums.commission, 0)
    or s.registration_fee + s.monthly_fee + s.fee_waiver + s.fee_refund <> coalesce(sums.fees, 0)
