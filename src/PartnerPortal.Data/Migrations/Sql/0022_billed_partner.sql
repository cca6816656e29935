-- Who owes an option B invoice where that is not the customer's partner of record: a distributor (spec 01.7, 06). Few invoices have one.
alter table invoice add column billed_partner_id business_no references partner
    check (billed_partner_id is null or billed_to = 'partner' and billed_partner_id is distinct from partner_id);
create index invoice_billed_partner on invoice (billed_partner_id, period) where billed_partner_id is not null;

-- A later row of a file sets or clears the mark (spec 06); what files said last is kept, so that the same row again changes nothing.
grant update (disputed_when_registered) on invoice to portal_app;
