-- A month is found without reading the years before it, and within it the partners of a batch. A BRIN index stands for every row since it was
-- last summarised, so that each batch of a close read the year again.
drop index if exists posting_period, invoice_period, payment_period, credit_note_period, licence_revenue_period;
create index posting_period on posting (period, partner_id);
create index invoice_period on invoice (period, partner_id);
create index payment_period on payment (period, partner_id);
create index credit_note_period on credit_note (period, partner_id);
create index licence_revenue_period on licence_revenue (period, partner_id);

-- Whose past fee years a month changed: mostly nobody's.
create index posting_past_year on posting (period, partner_id) where fee_year < extract(year from period);

-- How often something was registered for a partner. What was worked out from all of it holds until the next time: the portal need not
-- work through a large partner's open months for every look at its home.
create table partner_facts (
    program_id text not null references program,
    partner_id business_no not null references partner,
    version bigint not null default 1,
    primary key (partner_id, program_id)
);
alter table partner_facts enable row level security;
alter table partner_facts force row level security;
create policy partner_facts_scope on partner_facts
    using ((select current_setting('portal.scope', true) = 'all')
        or partner_id = (select substr(current_setting('portal.scope', true), 9) where current_setting('portal.scope', true) like 'partner:%'));
grant select on partner_facts to portal_app;

-- In the order of the partners, so that two who register never wait for each other in a circle.
create function count_facts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into partner_facts as known (program_id, partner_id)
        select distinct program_id, partner_id from added where partner_id is not null order by program_id, partner_id
        on conflict (partner_id, program_id) do update set version = known.version + 1;
    return null;
end $$;

create trigger invoice_facts after insert on invoice referencing new table as added for each statement execute function count_facts();
create trigger invoice_line_facts after insert on invoice_line referencing new table as added for each statement execute function count_facts();
create trigger payment_facts after insert on payment referencing new table as added for each statement execute function count_facts();
create trigger credit_note_facts after insert on credit_note referencing new table as added for each statement execute function count_facts();
create trigger credit_note_link_facts after update on credit_note referencing new table as added for each statement execute function count_facts();
create trigger credit_line_facts after insert on credit_line referencing new table as added for each statement execute function count_facts();
create trigger credit_line_link_facts after update on credit_line referencing new table as added for each statement execute function count_facts();

-- A partner's customers, found once a query instead of asked for again with each customer.
alter policy customer_scope on customer
    using ((select current_setting('portal.scope', true) = 'all')
        or (program_id, customer_id) in (select own.program_id, own.customer_id from attribution own
            where own.partner_id = (select substr(current_setting('portal.scope', true), 9) where current_setting('portal.scope', true) like 'partner:%')));
