-- Nothing is posted ahead of time: neither into a month that has not begun nor with a day that has not come, where the program lives, when
-- it is recorded. Asked in the same pass as before: once a partner and statement, whatever the number of postings.
create or replace function guard_postings() returns trigger language plpgsql as $$
declare
    refused record;
begin
    perform 1 from program where program_id in (select distinct program_id from added) for share;
    for refused in
        select moved.partner_id, moved.latest, period.month, agreement.partner_id is null as is_orphan,
            moved.latest > (moved.recorded_at at time zone program.time_zone)::date as is_ahead, moved.corrects and exists (
            select from added where added.program_id = moved.program_id and added.partner_id = moved.partner_id and added.corrects is not null
                and not exists (select from posting corrected where corrected.partner_id = added.partner_id and corrected.posting_id = added.corrects)) as is_stray
        from (select program_id, partner_id, min(period) as period, greatest(max(period), max(value_date)) as latest, min(recorded_at) as recorded_at,
            bool_or(corrects is not null) as corrects from added group by program_id, partner_id) moved
        left join program on program.program_id = moved.program_id
        left join agreement on agreement.program_id = moved.program_id and agreement.partner_id = moved.partner_id
        left join lateral (select month from period where period.program_id = moved.program_id and period.month >= moved.period
            and period.status = 'closed' order by month limit 1) period on true
        where agreement.partner_id is null or period.month is not null or moved.corrects
            or moved.latest > (moved.recorded_at at time zone program.time_zone)::date
    loop
        if refused.is_orphan then
            raise exception 'posting names an agreement that is not there: %', refused.partner_id
                using errcode = 'foreign_key_violation', constraint = 'posting_agreement';
        elsif refused.month is not null then
            raise exception 'period % is closed', to_char(refused.month, 'YYYY-MM') using errcode = 'check_violation', constraint = 'posting_period_open';
        elsif refused.is_ahead then
            raise exception 'posting is ahead of time: %', refused.latest using errcode = 'check_violation', constraint = 'posting_not_ahead';
        elsif refused.is_stray then
            raise exception 'posting corrects one that is not there' using errcode = 'foreign_key_violation', constraint = 'posting_corrects';
        end if;
    end loop;
    return null;
end $$;

-- The bounds of Domain/AmountLimits, where a row is written seldom. A request from before them can still be turned down, not approved.
alter table adjustment add constraint adjustment_limit check (rejected_by is not null or abs(amount) <= 1000000) not valid;
alter table own_use_offer add constraint own_use_offer_limit check (list_price <= 1000000);
update program set parking_floor = 10000000 where parking_floor > 10000000;
alter table program add constraint program_parking_floor_limit check (parking_floor <= 10000000);
