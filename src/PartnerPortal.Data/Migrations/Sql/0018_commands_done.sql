-- What was done already, by the id that its form or dialog made when it opened: the same command sent again gets the same answer. The row is
-- written in the transaction of the work, so that neither is there without the other, and the key makes a copy at the same time wait.
-- The owner is a person (zeros for the public), later also a key of the API: nobody meets the ids of another, and therefore no foreign key.
create table command_done (
    owner_id uuid not null,
    command_id uuid not null,
    partner_id text collate "C",
    name text not null check (length(name) between 1 and 200),
    content_hash bytea not null check (length(content_hash) = 32),
    answer jsonb,
    done_at timestamptz not null,
    primary key (owner_id, command_id)
);
create index command_done_at on command_done (done_at);

alter table command_done enable row level security;
alter table command_done force row level security;
create policy command_done_scope on command_done
    using ((select current_setting('portal.scope', true)) = 'all'
        or partner_id = (select substr(current_setting('portal.scope', true), 9) where current_setting('portal.scope', true) like 'partner:%'));
grant select, insert, delete on command_done to portal_app;
grant update (answer) on command_done to portal_app;
