-- What people arrange for themselves on lists, and the indexes that searching, sorting and paging stand on.

create extension if not exists pg_trgm;

-- A named filter of a list: one person's tab. Removing one leaves the row, so that it can be undone.
create table saved_view (
    user_id uuid not null references users on delete cascade,
    view_id uuid not null,
    list text collate "C" not null check (list ~ '^[a-z_]{1,40}$'),
    name text not null check (length(name) between 1 and 60),
    query text not null check (length(query) <= 2000),
    created_at timestamptz not null,
    removed_at timestamptz,
    primary key (user_id, view_id)
);
create unique index saved_view_name on saved_view (user_id, list, lower(name)) where removed_at is null;

-- The columns that a person wants to see on a list; no row means the usual ones.
create table list_columns (
    user_id uuid not null references users on delete cascade,
    list text collate "C" not null check (list ~ '^[a-z_]{1,40}$'),
    columns text[] not null check (cardinality(columns) between 1 and 60),
    primary key (user_id, list)
);

grant select, insert on saved_view, list_columns to portal_app;
grant update (name, query, removed_at) on saved_view to portal_app;
grant update (columns) on list_columns to portal_app;

-- The orders of lists over all partners: pages are read along an index instead of sorting everything.
create index partner_name on partner (name collate "und-x-icu", partner_id);
create index customer_name on customer (program_id, name collate "und-x-icu", customer_id);
create index invoice_issued on invoice (program_id, issued_on, invoice_no);
create index invoice_gross on invoice (program_id, gross, invoice_no);
create index invoice_disputed_no on invoice (program_id, invoice_no) where disputed;
create index statement_closing on statement (program_id, closing, number);
create index statement_commission on statement (program_id, commission, number);
create index payout_proposal_period on payout_proposal (program_id, period desc, partner_id);
create index statement_latest on statement (program_id, period desc, partner_id);
create index invoice_partner_latest on invoice (program_id, partner_id, issued_on, invoice_no);
create index credit_note_unlinked on credit_note (program_id, issued_on) where invoice_no is null;
create index adjustment_requested on adjustment (program_id, requested_at);

-- A request for an adjustment can be turned down, or taken back by the one who made it.
alter table adjustment add rejected_by uuid, add rejected_at timestamptz,
    add constraint adjustment_rejected check ((rejected_by is null) = (rejected_at is null)),
    add constraint adjustment_decided_once check (approved_by is null or rejected_by is null);
grant update (rejected_by, rejected_at) on adjustment to portal_app;
