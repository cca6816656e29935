select 'posting_business_key' as missing
where not exists (select from pg_constraint where conrelid = 'posting'::regclass and conname = 'posting_business_key' and contype = 'u' and convalidated)
