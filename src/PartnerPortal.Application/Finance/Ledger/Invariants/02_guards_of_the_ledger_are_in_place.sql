select expected.table_name, expected.trigger_name
from (values ('posting', 'posting_append_only'), ('posting', 'posting_guard'), ('statement', 'statement_append_only'),
    ('statement', 'statement_period_open'), ('statement', 'statement_agreement'), ('licence_revenue', 'licence_revenue_append_only'), ('terms_version', 'terms_version_append_only'),
    ('invoice_line', 'invoice_line_append_only'), ('payment', 'payment_append_only'), ('period', 'period_in_order'),
    ('period', 'period_never_deleted'), ('invoice', 'invoice_agreement'), ('invoice', 'invoice_customer'), ('invoice', 'invoice_stays'),
    ('invoice', 'invoice_key_stays'), ('invoice_line', 'invoice_line_invoice'), ('payment', 'payment_invoice'), ('agreement', 'agreement_stays'),
    ('agreement', 'agreement_key_stays'), ('customer', 'customer_stays'), ('customer', 'customer_key_stays')) expected (table_name, trigger_name)
where not exists (select from pg_trigger t where t.tgrelid = expected.table_name::regclass and t.tgname = expected.trigger_name and t.tgenabled = 'O')
