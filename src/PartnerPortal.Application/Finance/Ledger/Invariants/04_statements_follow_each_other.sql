with ordered as (
    select program_id, partner_id, period, number, opening, closing,
        lag(closing) over own as closing_before, lag(period) over own as period_before
    from statement window own as (partition by program_id, partner_id order by period))
select partner_id, period, number, opening, closing_before
from ordered
where opening <> coalesce(closing_before, 0)
    or (closing_before <> 0 and period_before <> (period - interval '1 month')::date)
