-- How people prove who they are beyond the password. As with users, there is no scope yet when these are asked.
create table user_totp (
    user_id uuid primary key references users on delete cascade,
    -- Protected by the portal's keys: who reads the database alone makes no codes of it.
    secret text not null,
    created_at timestamptz not null,
    confirmed_at timestamptz null,
    -- The latest time step whose code was used: it and all before are spent.
    last_step bigint not null default 0
);

create table user_recovery_code (
    user_id uuid not null references users on delete cascade,
    code_hash bytea not null check (length(code_hash) = 32),
    created_at timestamptz not null,
    used_at timestamptz null check (used_at >= created_at),
    primary key (user_id, code_hash)
);

-- A link that was mailed and lets a person in once. Of its secret only the hash is kept.
create table user_link (
    token_hash bytea primary key check (length(token_hash) = 32),
    user_id uuid not null references users on delete cascade,
    purpose text not null check (purpose in ('invitation', 'reset')),
    created_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '72 hours'),
    used_at timestamptz null check (used_at <= expires_at)
);

create index user_link_user_idx on user_link (user_id, purpose);

alter table users add constraint users_partner_fkey foreign key (partner_id) references partner;

grant select, insert, update, delete on user_totp, user_recovery_code, user_link to portal_app;
