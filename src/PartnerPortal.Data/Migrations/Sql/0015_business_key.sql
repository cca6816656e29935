-- The same key with the cause first: it differs from posting to posting, so that a comparison of two keys ends with its first column instead of
-- walking through a program and a kind that are the same for almost all.
alter table posting drop constraint posting_business_key, add constraint posting_business_key unique (cause, partner_id, kind, program_id);
