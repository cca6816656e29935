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

alter table posting drop constraint posting_program_id_fkey, drop constraint posting_partner_id_fkey;
create trigger posting_agreement after insert on posting referencing new table as added
    for each statement execute function refuse_orphans('agreement', 'partner_id');

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

-- The same columns as invoice_partner_latest.
drop index invoice_partner_issued;

-- A month is found without reading the years before it: facts come in the order of their months.
create index invoice_period on invoice using brin (period) with (autosummarize = on);
create index payment_period on payment using brin (period) with (autosummarize = on);
create index credit_note_period on credit_note using brin (period) with (autosummarize = on);
create index licence_revenue_period on licence_revenue using brin (period) with (autosummarize = on);
