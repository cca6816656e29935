-- A month that would charge one partner far out of line waits for a person; the others go on.

alter table program
    add column parking boolean not null default true,
    add column parking_multiple numeric(6, 2) not null default 5 check (parking_multiple between 1.5 and 1000),
    add column parking_floor money_amount not null default 2500 check (parking_floor >= 0);
grant update (parking, parking_multiple, parking_floor) on program to portal_app;

alter table close_run drop constraint close_run_status_check,
    add constraint close_run_status_check check (status in ('running', 'stopped', 'interrupted', 'failed', 'waiting', 'done'));

-- Released by a person, or found in line when it was judged again; finished once the close has taken it in.
create table parked_month (
    program_id text collate "C" not null,
    partner_id business_no not null,
    period month_first not null,
    cause text not null check (cause in ('like_items', 'out_of_line')),
    charged money_amount not null check (charged >= 0),
    average money_amount not null check (average >= 0),
    months int not null check (months between 0 and 12),
    items jsonb not null,
    parked_at timestamptz not null,
    judged_at timestamptz not null,
    released_by text,
    released_at timestamptz,
    release_reason text check (length(release_reason) between 3 and 500),
    finished_at timestamptz,
    primary key (program_id, partner_id, period),
    foreign key (program_id, partner_id) references agreement,
    check ((released_by is null) = (released_at is null) and (released_by is null) = (release_reason is null))
);
create index parked_month_open on parked_month (program_id, period, partner_id) where finished_at is null;

alter table parked_month enable row level security;
alter table parked_month force row level security;
create policy parked_month_scope on parked_month
    using ((select current_setting('portal.scope', true) = 'all')
        or partner_id = (select substr(current_setting('portal.scope', true), 9) where current_setting('portal.scope', true) like 'partner:%'));
grant select, insert on parked_month to portal_app;
grant update (cause, charged, average, months, items, judged_at, released_by, released_at, release_reason, finished_at) on parked_month to portal_app;

-- The corrections of a month, which are posted before its close, are part of what it charges.
create index posting_adjustment on posting (program_id, period, partner_id) where kind = 'adjustment';

-- A month is locked only once nobody is parked in it, and nobody parked gets a statement.
create function guard_parked_period() returns trigger language plpgsql as $$
begin
    if new.status = 'closed' and exists (
            select from parked_month where program_id = new.program_id and period = new.month and finished_at is null) then
        raise exception 'period % has parked partners', to_char(new.month, 'YYYY-MM') using errcode = 'check_violation', constraint = 'period_parked';
    end if;
    return new;
end $$;
create trigger period_parked before update on period for each row execute function guard_parked_period();

create function refuse_parked() returns trigger language plpgsql as $$
declare
    refused text;
begin
    select added.partner_id into refused from added
    join parked_month parked on parked.program_id = added.program_id and parked.partner_id = added.partner_id and parked.period = added.period
        and parked.finished_at is null
    limit 1;
    if refused is not null then
        raise exception 'the month of % is parked', refused using errcode = 'check_violation', constraint = 'statement_parked';
    end if;
    return null;
end $$;
create trigger statement_parked after insert on statement referencing new table as added for each statement execute function refuse_parked();
