-- The money of a partner program. The database says each rule again: keys, checks, append-only guards, closed periods.
-- Numbers that come from outside are compared byte by byte (collate "C"), as files and exports are ordered.

create domain business_no as text collate "C" check (length(value) between 1 and 100);
create domain money_amount as numeric(18, 2);
create domain percentage as numeric(9, 4) check (value between 0 and 100);
create domain month_first as date check (extract(day from value) = 1);
create domain currency_code as text check (value ~ '^[A-Z]{3}$');

create table program (
    program_id text collate "C" primary key,
    currency currency_code not null,
    time_zone text not null,
    automatic_close boolean not null default false,
    automatic_close_day int not null default 5 check (automatic_close_day between 1 and 28)
);

create table terms_version (
    program_id text collate "C" not null references program,
    valid_from date not null,
    registration_fee money_amount not null check (registration_fee >= 0),
    monthly_fee money_amount not null check (monthly_fee >= 0),
    refund_threshold money_amount not null check (refund_threshold >= 0),
    threshold_kinds text[] not null,
    threshold_basis text not null check (threshold_basis in ('invoiced', 'paid')),
    own_use_discount percentage not null,
    minimum_payout money_amount not null check (minimum_payout >= 0),
    commission_plan jsonb not null,
    primary key (program_id, valid_from)
);

create table partner (
    partner_id business_no primary key,
    name text not null,
    country text not null check (country ~ '^[A-Z]{2}$'),
    email text,
    language text not null check (language in ('de', 'en', 'es', 'ru', 'fr', 'it', 'pt', 'nl')),
    vat_id text,
    iban text,
    registered_at timestamptz not null
);

create table agreement (
    program_id text collate "C" not null references program,
    partner_id business_no not null references partner,
    activated_on date not null,
    terminated_on date check (terminated_on >= activated_on),
    caps jsonb not null default '{}',
    entry_period month_first not null check (entry_period > activated_on - 31),
    suspended boolean not null default false,
    primary key (program_id, partner_id)
);

create table customer (
    program_id text collate "C" not null references program,
    customer_id business_no not null,
    name text not null,
    country text not null check (country ~ '^[A-Z]{2}$'),
    primary key (program_id, customer_id)
);

-- The partner of record from a date on.
create table attribution (
    program_id text collate "C" not null,
    customer_id business_no not null,
    valid_from date not null,
    partner_id business_no not null references partner,
    primary key (program_id, customer_id, valid_from),
    foreign key (program_id, customer_id) references customer
);
create index attribution_partner on attribution (partner_id);

create table exchange_rate (
    program_id text collate "C" not null references program,
    currency currency_code not null,
    rate_on date not null,
    rate numeric(18, 8) not null check (rate > 0),
    source text,
    primary key (program_id, currency, rate_on)
);

-- partner_id is the partner of record on the issue date, fixed when the invoice is registered.
-- period is the month of the date, or the earliest that was open at registration: the close of that period takes the event in.
create table invoice (
    program_id text collate "C" not null,
    invoice_no business_no not null,
    customer_id business_no not null,
    partner_id business_no references partner,
    billed_to text not null check (billed_to in ('customer', 'partner')),
    issued_on date not null,
    due_on date,
    currency currency_code not null,
    gross money_amount not null,
    fx numeric(18, 8) not null check (fx > 0),
    fx_on date,
    fx_source text,
    disputed boolean not null,
    disputed_when_registered boolean not null,
    period month_first not null check (period > issued_on - 31),
    primary key (program_id, invoice_no),
    foreign key (program_id, customer_id) references customer
);
create index invoice_partner_period on invoice (partner_id, period);
create index invoice_partner_issued on invoice (partner_id, issued_on, invoice_no);
create index invoice_customer on invoice (program_id, customer_id, issued_on, invoice_no);
create index invoice_disputed on invoice (partner_id) where disputed;

create table invoice_line (
    program_id text collate "C" not null,
    invoice_no business_no not null,
    line_no int not null,
    partner_id business_no,
    kind text not null,
    description text,
    quantity numeric(18, 4),
    net money_amount not null,
    rate percentage,
    plan_rate percentage,
    label text,
    no_commission_reason text,
    terms_valid_from date not null,
    primary key (program_id, invoice_no, line_no),
    foreign key (program_id, invoice_no) references invoice,
    check ((rate is null) = (no_commission_reason is not null)),
    check (rate is null or (partner_id is not null and label is not null and plan_rate >= rate))
);

create table payment (
    program_id text collate "C" not null,
    payment_id business_no not null,
    invoice_no business_no not null,
    partner_id business_no,
    paid_on date not null,
    amount money_amount not null check (amount <> 0),
    period month_first not null check (period > paid_on - 31),
    primary key (program_id, payment_id),
    foreign key (program_id, invoice_no) references invoice
);
create index payment_invoice on payment (program_id, invoice_no);
create index payment_partner_period on payment (partner_id, period);

-- Without an invoice it waits on the work list; period is set when it is linked.
create table credit_note (
    program_id text collate "C" not null,
    credit_no business_no not null,
    invoice_no business_no,
    partner_id business_no,
    issued_on date not null,
    gross money_amount not null check (gross > 0),
    period month_first,
    linked_by text,
    linked_at timestamptz,
    primary key (program_id, credit_no),
    foreign key (program_id, invoice_no) references invoice,
    check ((invoice_no is null) = (period is null)),
    check ((linked_by is null) = (linked_at is null))
);
create index credit_note_invoice on credit_note (program_id, invoice_no);
create index credit_note_partner_period on credit_note (partner_id, period);

create table credit_line (
    program_id text collate "C" not null,
    credit_no business_no not null,
    line_no int not null,
    invoice_no business_no,
    partner_id business_no,
    invoice_line_no int not null,
    net money_amount not null check (net > 0),
    primary key (program_id, credit_no, line_no),
    foreign key (program_id, credit_no) references credit_note,
    foreign key (program_id, invoice_no, invoice_line_no) references invoice_line
);
create index credit_line_invoice on credit_line (program_id, invoice_no, invoice_line_no);

create table service (
    program_id text collate "C" not null references program,
    service_id business_no not null,
    partner_id business_no not null references partner,
    booked_on date not null,
    description text not null,
    list_price money_amount not null check (list_price >= 0),
    period month_first not null check (period > booked_on - 31),
    primary key (program_id, service_id)
);
create index service_partner_period on service (partner_id, period);

create table fee_waiver (
    program_id text collate "C" not null,
    partner_id business_no not null,
    month month_first not null,
    period month_first not null check (period >= month),
    reason text not null check (length(reason) between 3 and 500),
    waived_by text not null,
    waived_at timestamptz not null,
    primary key (program_id, partner_id, month),
    foreign key (program_id, partner_id) references agreement
);

-- A month without a row is open. From "closing" on, later facts go to the month after.
create table period (
    program_id text collate "C" not null references program,
    month month_first not null,
    status text not null check (status in ('closing', 'closed')),
    started_at timestamptz not null,
    closed_at timestamptz,
    primary key (program_id, month),
    check ((status = 'closed') = (closed_at is not null))
);

-- One row for each attempt: who, when, how it ended. The steps of a month go on from one attempt to the next.
create table close_run (
    program_id text collate "C" not null references program,
    run_id uuid not null,
    month month_first not null,
    status text not null check (status in ('running', 'stopped', 'interrupted', 'failed', 'done')),
    started_by text not null,
    started_at timestamptz not null,
    beat_at timestamptz not null,
    ended_at timestamptz,
    stop_requested_by text,
    message text,
    primary key (program_id, run_id)
);
create index close_run_month on close_run (program_id, month, started_at);

create table close_step (
    program_id text collate "C" not null references program,
    month month_first not null,
    step text not null,
    position int not null,
    done bigint not null default 0,
    total bigint not null default 0,
    postings bigint not null default 0,
    through_partner text collate "C" not null default '',
    started_at timestamptz,
    ended_at timestamptz,
    primary key (program_id, month, step)
);

-- A posting moves one amount between the partner's current account and the vendor's account of its kind: two entries that sum to
-- zero by construction (view ledger_entry). The columns after cause explain the amount for ever.
create table posting (
    program_id text collate "C" not null references program,
    partner_id business_no not null references partner,
    posting_id uuid not null,
    kind text not null,
    account text not null generated always as (case kind
        when 'registration_fee' then 'fee_income' when 'monthly_fee' then 'fee_income' when 'fee_waiver' then 'fee_income'
        when 'fee_refund' then 'fee_refunds' when 'commission' then 'commission_expense' when 'sla_service' then 'service_income'
        when 'purchase' then 'product_sales' when 'payment_in' then 'bank' when 'payout' then 'bank'
        when 'adjustment' then 'adjustments' end) stored,
    amount money_amount not null check (amount <> 0),
    currency currency_code not null,
    value_date date not null,
    period month_first not null,
    cause text collate "C" not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    terms_valid_from date,
    invoice_no business_no,
    line_no int,
    customer text,
    document text,
    label text,
    rate percentage,
    base money_amount,
    paid money_amount,
    gross money_amount,
    fx numeric(18, 8),
    invoice_currency currency_code,
    target money_amount,
    fee_year int,
    fee_month month_first,
    licence_revenue money_amount,
    threshold money_amount,
    fees money_amount,
    text text,
    corrects uuid,
    primary key (partner_id, posting_id),
    constraint posting_business_key unique (program_id, partner_id, kind, cause),
    constraint posting_period_not_before_value_date check (period > value_date - 31 and period >= date_trunc('month', value_date::timestamp)::date),
    constraint posting_sign check (case kind
        when 'registration_fee' then amount < 0 when 'monthly_fee' then amount < 0 when 'sla_service' then amount < 0
        when 'payout' then amount < 0 when 'fee_waiver' then amount > 0 else true end),
    constraint posting_commission_names_line check (kind <> 'commission' or (invoice_no is not null and line_no is not null and rate is not null)),
    constraint posting_adjustment_has_reason check (kind <> 'adjustment' or text is not null),
    foreign key (partner_id, corrects) references posting (partner_id, posting_id)
);
create index posting_partner_period on posting (partner_id, period, value_date);
create index posting_invoice on posting (partner_id, invoice_no) where invoice_no is not null;
create index posting_fee_year on posting (partner_id, fee_year) where fee_year is not null;

create view ledger_entry with (security_invoker = true) as
    select program_id, partner_id, posting_id, 'partner' as account, amount, currency, period, value_date from posting
    union all
    select program_id, partner_id, posting_id, account, -amount, currency, period, value_date from posting;

-- What the events of a period changed in a fee year's licence revenue; the revenue is the sum.
create table licence_revenue (
    program_id text collate "C" not null references program,
    partner_id business_no not null references partner,
    fee_year int not null,
    period month_first not null,
    amount money_amount not null check (amount <> 0),
    primary key (program_id, partner_id, fee_year, period)
);

create table statement (
    program_id text collate "C" not null references program,
    partner_id business_no not null references partner,
    period month_first not null,
    number text collate "C" not null,
    opening money_amount not null,
    registration_fee money_amount not null,
    monthly_fee money_amount not null,
    fee_waiver money_amount not null,
    fee_refund money_amount not null,
    commission money_amount not null,
    sla_service money_amount not null,
    purchase money_amount not null,
    payment_in money_amount not null,
    payout money_amount not null,
    adjustment money_amount not null,
    closing money_amount not null,
    held money_amount not null,
    held_invoices text[] not null,
    currency currency_code not null,
    fee_year int not null,
    licence_revenue money_amount not null,
    threshold money_amount not null,
    fees money_amount not null,
    name text not null,
    country text not null,
    language text not null,
    vat_id text,
    iban text,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (program_id, partner_id, period),
    constraint statement_number unique (program_id, number),
    constraint statement_adds_up check (closing = opening + registration_fee + monthly_fee + fee_waiver + fee_refund + commission
        + sla_service + purchase + payment_in + payout + adjustment)
);
create index statement_period on statement (program_id, period, partner_id);
create index statement_partner on statement (partner_id, period);

-- What the close of a period proposes to pay out, or why it does not.
create table payout_proposal (
    program_id text collate "C" not null,
    partner_id business_no not null,
    period month_first not null,
    payable money_amount not null,
    obstacle text check (obstacle in ('below_minimum', 'suspended', 'payout_data_missing')),
    status text not null check (status in ('open', 'withheld', 'superseded', 'proposed', 'approved', 'executed')),
    proposed_by uuid,
    proposed_at timestamptz,
    approved_by uuid,
    approved_at timestamptz,
    executed_on date,
    primary key (program_id, partner_id, period),
    foreign key (program_id, partner_id, period) references statement,
    check ((status = 'withheld') = (obstacle is not null)),
    check (approved_by is null or (proposed_by is not null and approved_by <> proposed_by))
);
create index payout_proposal_status on payout_proposal (partner_id, status);

-- A correction takes two people: one asks for it, another one approves, and only then it is posted.
create table adjustment (
    program_id text collate "C" not null,
    partner_id business_no not null,
    adjustment_id uuid not null,
    amount money_amount not null check (amount <> 0),
    reason text not null check (length(reason) between 3 and 500),
    requested_by uuid not null,
    requested_at timestamptz not null,
    approved_by uuid check (approved_by <> requested_by),
    approved_at timestamptz,
    primary key (program_id, partner_id, adjustment_id),
    foreign key (program_id, partner_id) references agreement,
    check ((approved_by is null) = (approved_at is null))
);

-- What a person has to look at.
create table work_item (
    program_id text collate "C" not null references program,
    kind text not null check (kind in ('past_year_refund')),
    subject text collate "C" not null,
    partner_id business_no references partner,
    period month_first,
    amount money_amount,
    created_at timestamptz not null,
    resolved_by text,
    resolved_at timestamptz,
    primary key (program_id, kind, subject)
);
create index work_item_open on work_item (program_id, created_at) where resolved_at is null;

-- Guards -------------------------------------------------------------------------------------------------------------------------

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;

create trigger posting_append_only before update or delete or truncate on posting for each statement execute function refuse_change();
create trigger statement_append_only before update or delete or truncate on statement for each statement execute function refuse_change();
create trigger licence_revenue_append_only before update or delete or truncate on licence_revenue for each statement execute function refuse_change();
create trigger terms_version_append_only before update or delete or truncate on terms_version for each statement execute function refuse_change();
create trigger invoice_line_append_only before update or delete or truncate on invoice_line for each statement execute function refuse_change();
create trigger payment_append_only before update or delete or truncate on payment for each statement execute function refuse_change();

-- The share lock keeps a period from being closed between this check and the commit of the posting.
create function refuse_closed_period() returns trigger language plpgsql as $$
declare
    refused text;
begin
    perform 1 from program where program_id in (select distinct program_id from added) for share;
    select to_char(added.period, 'YYYY-MM') into refused
    from (select program_id, min(period) as period from added group by program_id) as added
    join period on period.program_id = added.program_id and period.month >= added.period and period.status = 'closed'
    limit 1;
    if refused is not null then
        raise exception 'period % is closed', refused using errcode = 'check_violation', constraint = 'posting_period_open';
    end if;
    return null;
end $$;

create trigger posting_period_open after insert on posting referencing new table as added
    for each statement execute function refuse_closed_period();
create trigger statement_period_open after insert on statement referencing new table as added
    for each statement execute function refuse_closed_period();

-- Months close one after the other without a gap, never reopen, and only take "closing" -> "closed".
create function guard_period() returns trigger language plpgsql as $$
begin
    perform 1 from program where program_id = new.program_id for update;
    if tg_op = 'INSERT' and new.status <> 'closing' then
        raise exception 'period % has to be closing before it is closed', to_char(new.month, 'YYYY-MM') using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and (old.status = 'closed' or new.month <> old.month or new.program_id <> old.program_id) then
        raise exception 'period % is closed', to_char(old.month, 'YYYY-MM') using errcode = 'restrict_violation';
    end if;
    if exists (select from period where program_id = new.program_id and month > new.month)
        or exists (select from period where program_id = new.program_id and month < new.month and status <> 'closed')
        or (select max(month) from period where program_id = new.program_id and month < new.month) < (new.month - interval '1 month')::date then
        raise exception 'months close in order: % refused', to_char(new.month, 'YYYY-MM') using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger period_in_order before insert or update on period for each row execute function guard_period();
create trigger period_never_deleted before delete or truncate on period for each statement execute function refuse_change();

-- The planner takes freshly filled tables for tiny until their statistics are made; the portal's role may have them made after a
-- large import without owning the tables.
create function refresh_statistics() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    analyze partner, agreement, customer, attribution, exchange_rate, invoice, invoice_line, payment, credit_note, credit_line, service, posting,
        licence_revenue, statement, payout_proposal;
end $$;
revoke execute on function refresh_statistics() from public;
grant execute on function refresh_statistics() to portal_app;

-- Isolation ----------------------------------------------------------------------------------------------------------------------
-- portal.scope is set at the start of each transaction: "all" for staff and jobs, "partner:NUMBER" for a partner's people.
-- Without it no row is seen. The sub-selects are evaluated once a query, not once a row.

do $$
declare
    owned text;
begin
    foreach owned in array array['partner', 'agreement', 'attribution', 'invoice', 'invoice_line', 'payment', 'credit_note', 'credit_line',
        'service', 'fee_waiver', 'posting', 'licence_revenue', 'statement', 'payout_proposal', 'adjustment', 'work_item']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format($policy$create policy %I on %I
            using ((select current_setting('portal.scope', true)) = 'all'
                or partner_id = (select substr(current_setting('portal.scope', true), 9) where current_setting('portal.scope', true) like 'partner:%%'))
            $policy$, owned || '_scope', owned);
    end loop;
end $$;

alter table customer enable row level security;
alter table customer force row level security;
create policy customer_scope on customer
    using ((select current_setting('portal.scope', true)) = 'all'
        or exists (select from attribution where attribution.program_id = customer.program_id and attribution.customer_id = customer.customer_id));

insert into program (program_id, currency, time_zone) values ('main', 'EUR', 'Europe/Madrid');

grant select on all tables in schema public to portal_app;
grant insert on terms_version, partner, agreement, customer, attribution, exchange_rate, invoice, invoice_line, payment, credit_note,
    credit_line, service, fee_waiver, period, close_run, close_step, posting, licence_revenue, statement, payout_proposal, adjustment, work_item to portal_app;
grant update (automatic_close, automatic_close_day) on program to portal_app;
grant update (disputed) on invoice to portal_app;
grant update (invoice_no, partner_id, period, linked_by, linked_at) on credit_note to portal_app;
grant update (invoice_no, partner_id) on credit_line to portal_app;
grant update (status, closed_at) on period to portal_app;
grant update on close_run, close_step to portal_app;
grant update (status, proposed_by, proposed_at, approved_by, approved_at, executed_on) on payout_proposal to portal_app;
grant update (approved_by, approved_at) on adjustment to portal_app;
grant update (resolved_by, resolved_at) on work_item to portal_app;
