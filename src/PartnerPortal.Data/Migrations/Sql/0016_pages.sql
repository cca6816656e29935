-- The customers that are or were attributed to a partner, each once and in the order of their names: a page of a large partner's is read from
-- one place, instead of by looking each of thousands up to put them into order. Kept by the database alone.
create table partner_customer (
    program_id text collate "C" not null,
    partner_id business_no not null references partner,
    customer_id business_no not null,
    name text not null,
    country text not null,
    primary key (program_id, partner_id, customer_id),
    foreign key (program_id, customer_id) references customer
);
create index partner_customer_name on partner_customer (program_id, partner_id, name collate "und-x-icu", customer_id);

-- Row-level security binds the owner as well, and migrations have no scope of their own.
set local portal.scope = 'all';
insert into partner_customer (program_id, partner_id, customer_id, name, country)
    select distinct a.program_id, a.partner_id, a.customer_id, c.name, c.country
    from attribution a join customer c on c.program_id = a.program_id and c.customer_id = a.customer_id;
set local portal.scope = '';
analyze partner_customer;

alter table partner_customer enable row level security;
alter table partner_customer force row level security;
create policy partner_customer_scope on partner_customer
    using ((select current_setting('portal.scope', true) = 'all')
        or partner_id = (select substr(current_setting('portal.scope', true), 9) where current_setting('portal.scope', true) like 'partner:%'));
grant select on partner_customer to portal_app;

-- Whoever registers or corrects, with a scope or without one. In the order of the key, so that two who register never wait for each other in a
-- circle.
create function list_partner_customers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    held text := coalesce(current_setting('portal.scope', true), '');
begin
    perform set_config('portal.scope', 'all', true);
    insert into partner_customer (program_id, partner_id, customer_id, name, country)
        select distinct added.program_id, added.partner_id, added.customer_id, customer.name, customer.country
        from added join customer on customer.program_id = added.program_id and customer.customer_id = added.customer_id
        order by added.program_id, added.partner_id, added.customer_id
        on conflict do nothing;
    perform set_config('portal.scope', held, true);
    return null;
end $$;
create trigger attribution_listed after insert on attribution referencing new table as added for each statement execute function list_partner_customers();

-- Attributions are facts. A name is given once as well, but whoever corrects one by hand finds it corrected everywhere.
create trigger attribution_append_only before update or delete or truncate on attribution for each statement execute function refuse_change();

create function rename_partner_customer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    held text := coalesce(current_setting('portal.scope', true), '');
begin
    perform set_config('portal.scope', 'all', true);
    update partner_customer set name = new.name, country = new.country where program_id = new.program_id and customer_id = new.customer_id;
    perform set_config('portal.scope', held, true);
    return null;
end $$;
create trigger customer_renamed after update of name, country on customer for each row execute function rename_partner_customer();

-- As in 0001, with the new table.
create or replace function refresh_statistics() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    analyze partner, agreement, customer, attribution, partner_customer, exchange_rate, invoice, invoice_line, payment, credit_note, credit_line, service,
        posting, licence_revenue, statement, payout_proposal;
end $$;
