-- Who was here, who did what, and what was told to whom.

-- One row for each sign-in; the cookie names it. Like users: signing in comes before any scope.
create table user_session (
    session_id uuid primary key,
    user_id uuid not null references users,
    factor text not null check (factor in ('password', 'totp', 'passkey', 'recovery_code', 'provider')),
    address text check (length(address) <= 64),
    agent text check (length(agent) <= 400),
    created_at timestamptz not null,
    seen_at timestamptz not null,
    stepped_up_at timestamptz,
    revoked_at timestamptz
);
create index user_session_user on user_session (user_id, created_at);

-- People are disabled, never deleted: what they did keeps its name.
revoke delete on users from portal_app;
grant select, insert on user_session to portal_app;
grant update (seen_at, stepped_up_at, revoked_at, factor) on user_session to portal_app;

-- Who did what, when, from where, and what it was before and after. partner_id is the partner it concerns, if any.
create table audit_entry (
    audit_id uuid primary key,
    at timestamptz not null,
    user_id uuid references users,
    actor text not null,
    role text,
    session_id uuid,
    address text,
    action text not null,
    subject text not null,
    partner_id text collate "C",
    before jsonb,
    after jsonb
);
create index audit_entry_at on audit_entry (at desc, audit_id);
create index audit_entry_partner on audit_entry (partner_id, at desc) where partner_id is not null;
create index audit_entry_user on audit_entry (user_id, at desc);
create index audit_entry_action on audit_entry (action, at desc);
create trigger audit_entry_append_only before update or delete or truncate on audit_entry for each statement execute function refuse_change();
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_scope on audit_entry
    using ((select current_setting('portal.scope', true)) = 'all'
        or partner_id = (select substr(current_setting('portal.scope', true), 9) where current_setting('portal.scope', true) like 'partner:%'));
grant select, insert on audit_entry to portal_app;

-- Mail that is to be sent, once: the key is a business key. Anybody's doing may cause mail to anybody, so that inserting is open, but
-- only the portal itself and the vendor's staff read it. The link is personal and is taken away once the mail is gone.
create table mail (
    mail_id uuid primary key,
    key text collate "C" not null unique check (length(key) <= 300),
    kind text not null,
    to_address text not null check (length(to_address) between 3 and 320),
    language text not null check (language in ('de', 'en', 'es', 'ru', 'fr', 'it', 'pt', 'nl')),
    text_values jsonb not null,
    link text,
    status text not null default 'queued' check (status in ('queued', 'sending', 'sent', 'failed', 'unknown')),
    attempts int not null default 0,
    next_at timestamptz not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    error text
);
create index mail_waiting on mail (next_at) where status in ('queued', 'sending');
create index mail_created on mail (created_at desc, mail_id);
alter table mail enable row level security;
alter table mail force row level security;
create policy mail_add on mail for insert with check (true);
create policy mail_staff_read on mail for select using ((select current_setting('portal.scope', true)) = 'all');
create policy mail_staff_change on mail for update using ((select current_setting('portal.scope', true)) = 'all');
grant select, insert on mail to portal_app;
grant update (status, attempts, next_at, sent_at, error, link) on mail to portal_app;

-- What a person is told in the portal. A notice belongs to its reader and is asked for by the reader's id alone.
create table notice (
    notice_id uuid primary key,
    user_id uuid not null references users,
    kind text not null,
    key text collate "C" not null check (length(key) <= 200),
    text_values jsonb not null,
    link text not null,
    created_at timestamptz not null,
    read_at timestamptz,
    unique (user_id, key)
);
create index notice_user on notice (user_id, created_at desc);
create index notice_unread on notice (user_id) where read_at is null;
grant select, insert on notice to portal_app;
grant update (read_at) on notice to portal_app;

-- What a person does not want to be told; without a row, both.
create table notice_choice (
    user_id uuid not null references users,
    kind text not null,
    in_portal boolean not null,
    by_mail boolean not null,
    primary key (user_id, kind)
);
grant select, insert, update on notice_choice to portal_app;
