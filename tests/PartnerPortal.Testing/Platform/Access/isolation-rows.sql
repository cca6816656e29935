insert into command_done (owner_id, command_id, partner_id, name, content_hash, answer, done_at)
select gen_random_uuid(), gen_random_uuid(), partner_id, 'Name ' || partner_id, sha256(''), to_jsonb('Answer ' || partner_id), now() from partner;
insert into audit_entry (audit_id, at, actor, action, subject, partner_id)
select gen_random_uuid(), now(), 'Actor ' || partner_id, 'fee_waived', partner_id, partner_id from partner;
