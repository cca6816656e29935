-- What a partner may use itself: allowances of the terms, licences not for resale, services at the own-use discount; and terms that are
-- still being written.

alter table terms_version
    add column nfr_team_licences int not null default 3 check (nfr_team_licences between 0 and 1000),
    add column nfr_plus int not null default 3 check (nfr_plus between 0 and 1000),
    add column support_units_per_month int not null default 3 check (support_units_per_month between 0 and 1000),
    add column coaching_sessions int not null default 2 check (coaching_sessions between 0 and 1000),
    add column coaching_minutes int not null default 60 check (coaching_minutes between 1 and 480);

-- Terms in the making, as the editor left them: they may be incomplete or wrong until they are published.
create table terms_draft (
    program_id text collate "C" not null references program,
    draft_id uuid not null,
    content jsonb not null,
    revision int not null default 1 check (revision > 0),
    created_by text not null,
    created_at timestamptz not null,
    changed_by text not null,
    changed_at timestamptz not null,
    published_as date,
    discarded_at timestamptz,
    primary key (program_id, draft_id),
    foreign key (program_id, published_as) references terms_version (program_id, valid_from),
    check (published_as is null or discarded_at is null)
);

-- The services that partners may order for themselves. An order keeps the price and the name it was made with.
create table own_use_offer (
    program_id text collate "C" not null references program,
    offer_id text collate "C" not null check (offer_id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    kind text not null check (kind in ('plus', 'sla', 'support', 'training', 'other')),
    unit text not null check (unit in ('once', 'hour', 'month')),
    list_price money_amount not null check (list_price > 0),
    names jsonb not null check (jsonb_typeof(names) = 'object' and names ? 'en'),
    active boolean not null default true,
    position int not null,
    primary key (program_id, offer_id)
);

create table own_use_order (
    program_id text collate "C" not null,
    partner_id business_no not null,
    order_id business_no not null,
    offer_id text collate "C" not null,
    kind text not null check (kind in ('plus', 'sla', 'support', 'training', 'other')),
    unit text not null check (unit in ('once', 'hour', 'month')),
    description text not null,
    list_price money_amount not null check (list_price > 0),
    quantity int not null check (quantity between 1 and 1000),
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    ordered_by text not null,
    ordered_at timestamptz not null,
    ended_by text,
    cancelled_at timestamptz,
    primary key (program_id, partner_id, order_id),
    foreign key (program_id, partner_id) references agreement,
    foreign key (program_id, offer_id) references own_use_offer,
    check (unit = 'month' or ends_on = starts_on)
);

-- The close books what an order owes for a period as a service, once a month: by its key, and by this one.
alter table service add column order_id business_no;
alter table service add foreign key (program_id, partner_id, order_id) references own_use_order;
create unique index service_of_order on service (program_id, partner_id, order_id, booked_on) where order_id is not null;

create table licence (
    program_id text collate "C" not null,
    partner_id business_no not null,
    licence_id business_no not null,
    kind text not null check (kind in ('nfr_team')),
    seats int not null check (seats between 1 and 1000),
    status text not null check (status in ('ordered', 'active', 'suspended', 'terminated')),
    source text not null check (source in ('allowance', 'plus')),
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    taken_by text not null,
    taken_at timestamptz not null,
    returned_by text,
    returned_at timestamptz,
    primary key (program_id, partner_id, licence_id),
    foreign key (program_id, partner_id) references agreement,
    check ((status = 'terminated') = (valid_to is not null)),
    check ((returned_by is null) = (returned_at is null))
);

create table allowance_grant (
    program_id text collate "C" not null,
    partner_id business_no not null,
    grant_id uuid not null,
    kind text not null check (kind in ('nfr_team', 'nfr_plus', 'support_unit', 'coaching_session')),
    quantity int not null check (quantity between 1 and 1000),
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    reason text not null check (length(reason) between 3 and 500),
    granted_by text not null,
    granted_at timestamptz not null,
    revoked_by text,
    revoked_at timestamptz,
    primary key (program_id, partner_id, grant_id),
    foreign key (program_id, partner_id) references agreement,
    check ((revoked_by is null) = (revoked_at is null))
);

create table allowance_use (
    program_id text collate "C" not null,
    partner_id business_no not null,
    use_id uuid not null,
    kind text not null check (kind in ('support_unit', 'coaching_session')),
    quantity int not null check (quantity between 1 and 1000),
    used_on date not null,
    note text not null check (length(note) between 3 and 500),
    recorded_by text not null,
    recorded_at timestamptz not null,
    retracted_by text,
    retracted_at timestamptz,
    primary key (program_id, partner_id, use_id),
    foreign key (program_id, partner_id) references agreement,
    check ((retracted_by is null) = (retracted_at is null))
);
create index allowance_use_day on allowance_use (partner_id, kind, used_on);

-- What is charged cannot be cancelled, and a standing order cannot end before what is charged of it.
create function guard_own_use_order() returns trigger language plpgsql as $$
begin
    if old.cancelled_at is not null then
        raise exception 'order % is cancelled', old.order_id using errcode = 'restrict_violation';
    end if;
    if exists (select from service where program_id = new.program_id and partner_id = new.partner_id and order_id = new.order_id
            and (new.cancelled_at is not null or booked_on > new.ends_on)) then
        raise exception 'order % is charged already', new.order_id using errcode = 'restrict_violation', constraint = 'own_use_order_charged';
    end if;
    return new;
end $$;
create trigger own_use_order_charged before update on own_use_order for each row execute function guard_own_use_order();

do $$
declare
    owned text;
begin
    foreach owned in array array['own_use_order', 'licence', 'allowance_grant', 'allowance_use']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format($policy$create policy %I on %I
            using ((select current_setting('portal.scope', true)) = 'all'
                or partner_id = (select substr(current_setting('portal.scope', true), 9) where current_setting('portal.scope', true) like 'partner:%%'))
            $policy$, owned || '_scope', owned);
    end loop;
end $$;

grant select, insert on terms_draft, own_use_offer, own_use_order, licence, allowance_grant, allowance_use to portal_app;
grant update (content, revision, changed_by, changed_at, published_as, discarded_at) on terms_draft to portal_app;
grant update (kind, unit, list_price, names, active, position) on own_use_offer to portal_app;
grant update (ends_on, ended_by, cancelled_at) on own_use_order to portal_app;
grant update (status, valid_to, returned_by, returned_at) on licence to portal_app;
grant update (revoked_by, revoked_at) on allowance_grant to portal_app;
grant update (retracted_by, retracted_at) on allowance_use to portal_app;
grant update (caps) on agreement to portal_app;
