-- A foreign key asks for each row of a hundred thousand whether its partner is there: half the time of writing a month. The guards of the
-- ledger ask once a batch instead, and agreements never go away: the same promise, kept in one question.

create function refuse_strangers() returns trigger language plpgsql as $$
declare
    stranger text;
begin
    select added.program_id || ' ' || added.partner_id into stranger
    from (select distinct program_id, partner_id from added) as added
    where not exists (select from agreement where agreement.program_id = added.program_id and agreement.partner_id = added.partner_id)
    limit 1;
    if stranger is not null then
        raise exception 'no agreement with %', stranger using errcode = 'foreign_key_violation', constraint = tg_table_name || '_agreement';
    end if;
    return null;
end $$;

create trigger agreement_never_deleted before delete or truncate on agreement for each statement execute function refuse_change();
create trigger agreement_key_never_changed before update of program_id, partner_id on agreement for each statement execute function refuse_change();

alter table posting drop constraint posting_program_id_fkey, drop constraint posting_partner_id_fkey;
create trigger posting_of_agreement after insert on posting referencing new table as added for each statement execute function refuse_strangers();

alter table statement drop constraint statement_program_id_fkey, drop constraint statement_partner_id_fkey;
create trigger statement_of_agreement after insert on statement referencing new table as added for each statement execute function refuse_strangers();

-- A month is found without reading the years before it: facts come in the order of their months.
create index invoice_period on invoice using brin (period) with (autosummarize = on);
create index payment_period on payment using brin (period) with (autosummarize = on);
create index credit_note_period on credit_note using brin (period) with (autosummarize = on);
create index licence_revenue_period on licence_revenue using brin (period) with (autosummarize = on);
