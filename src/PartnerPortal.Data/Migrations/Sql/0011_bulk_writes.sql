-- A foreign key asks for each row of a million whether what it names is there: half the time of an import and of a close. Where rows come in
-- bulk a trigger asks once a statement instead, and what is named can neither go away nor change its key: the same promise, kept in one
-- question.

-- Arguments: the table that is named, and the column that both have beside program_id.
create function refuse_orphans() returns trigger language plpgsql as $$
declare
    orphan text;
begin
    execute format(
        'select added.%2$I from (select distinct program_id, %2$I from added where %2$I is not null) added
            where not exists (select from %1$I named where named.program_id = added.program_id and named.%2$I = added.%2$I) limit 1',
        tg_argv[0], tg_argv[1]) into orphan;
    if orphan is not null then
        raise exception '% names an % that is not there: %', tg_table_name, tg_argv[0], orphan
            using errcode = 'foreign_key_violation', constraint = tg_table_name || '_' || tg_argv[0];
    end if;
    return null;
end $$;

create trigger agreement_stays before delete or truncate on agreement for each statement execute function refuse_change();
create trigger agreement_key_stays before update of program_id, partner_id on agreement for each statement execute function refuse_change();
create trigger customer_stays before delete or truncate on customer for each statement execute function refuse_change();
create trigger customer_key_stays before update of program_id, customer_id on customer for each statement execute function refuse_change();
create trigger invoice_stays before delete or truncate on invoice for each statement execute function refuse_change();
create trigger invoice_key_stays before update of program_id, invoice_no, customer_id, partner_id on invoice for each statement execute function refuse_change();

-- A month writes more postings than anything else: what they must be together is found in one pass over them. The share lock keeps a period
-- from being closed between this check and the commit.
create function guard_postings() returns trigger language plpgsql as $$
declare
    refused record;
begin
    perform 1 from program where program_id in (select distinct program_id from added) for share;
    for refused in
        select moved.partner_id, period.month, agreement.partner_id is null as is_orphan, moved.corrects and exists (
            select from added where added.program_id = moved.program_id and added.partner_id = moved.partner_id and added.corrects is not null
                and not exists (select from posting corrected where corrected.partner_id = added.partner_id and corrected.posting_id = added.corrects)) as is_stray
        from (select program_id, partner_id, min(period) as period, bool_or(corrects is not null) as corrects from added group by program_id, partner_id) moved
        left join agreement on agreement.program_id = moved.program_id and agreement.partner_id = moved.partner_id
        left join lateral (select month from period where period.program_id = moved.program_id and period.month >= moved.period
            and period.status = 'closed' order by month limit 1) period on true
        where agreement.partner_id is null or period.month is not null or moved.corrects
    loop
        if refused.is_orphan then
            raise exception 'posting names an agreement that is not there: %', refused.partner_id
                using errcode = 'foreign_key_violation', constraint = 'posting_agreement';
        elsif refused.month is not null then
            raise exception 'period % is closed', to_char(refused.month, 'YYYY-MM') using errcode = 'check_violation', constraint = 'posting_period_open';
        elsif refused.is_stray then
            raise exception 'posting corrects one that is not there' using errcode = 'foreign_key_violation', constraint = 'posting_corrects';
        end if;
    end loop;
    return null;
end $$;

alter table posting drop constraint posting_program_id_fkey, drop constraint posting_partner_id_fkey, drop constraint posting_partner_id_corrects_fkey;
drop trigger posting_period_open on posting;
create trigger posting_guard after insert on posting referencing new table as added for each statement execute function guard_postings();

alter table statement drop constraint statement_program_id_fkey, drop constraint statement_partner_id_fkey;
create trigger statement_agreement after insert on statement referencing new table as added
    for each statement execute function refuse_orphans('agreement', 'partner_id');

alter table invoice drop constraint invoice_partner_id_fkey, drop constraint invoice_program_id_customer_id_fkey;
create trigger invoice_agreement after insert on invoice referencing new table as added
    for each statement execute function refuse_orphans('agreement', 'partner_id');
create trigger invoice_customer after insert on invoice referencing new table as added
    for each statement execute function refuse_orphans('customer', 'customer_id');

alter table invoice_line drop constraint invoice_line_program_id_invoice_no_fkey;
create trigger invoice_line_invoice after insert on invoice_line referencing new table as added
    for each statement execute function refuse_orphans('invoice', 'invoice_no');

alter table payment drop constraint payment_program_id_invoice_no_fkey;
create trigger payment_invoice after insert on payment referencing new table as added
    for each statement execute function refuse_orphans('invoice', 'invoice_no');

-- What is new comes last in these keys, so that a month is written to the ends of the indexes and not to ten thousand places in them. The
-- partner stays part of each.
alter table posting drop constraint posting_pkey, add constraint posting_pkey primary key (posting_id, partner_id);
alter table posting drop constraint posting_business_key, add constraint posting_business_key unique (program_id, kind, cause, partner_id);
drop index posting_invoice;
create index posting_invoice on posting (invoice_no, partner_id) where invoice_no is not null;

-- The same columns as invoice_partner_latest.
drop index invoice_partner_issued;

-- A month is found without reading the years before it: facts come in the order of their months.
create index invoice_period on invoice using brin (period) with (autosummarize = on);
create index payment_period on payment using brin (period) with (autosummarize = on);
create index credit_note_period on credit_note using brin (period) with (autosummarize = on);
create index licence_revenue_period on licence_revenue using brin (period) with (autosummarize = on);
