-- The vendor corrects what the agreement names of a company. Statements froze their own copy when their month closed.
grant update (name, country, model) on partner to portal_app;

-- The direct line of the vendor's people, which partners may be shown.
alter table users add constraint users_direct_line check (phone_number is null or (partner_id is null and length(phone_number) between 5 and 50));
