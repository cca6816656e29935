with years as (
    select program_id, partner_id, fee_year,
        coalesce(sum(amount) filter (where kind = 'fee_refund'), 0) as refunded,
        -coalesce(sum(amount) filter (where kind <> 'fee_refund' and period < make_date(fee_year + 1, 1, 1)), 0) as fees
    from posting where fee_year is not null and period <= (select max(month) from period where status = 'closed')
    group by program_id, partner_id, fee_year)
select partner_id, fee_year, refunded, fees from years where refunded <> 0 and refunded <> fees
