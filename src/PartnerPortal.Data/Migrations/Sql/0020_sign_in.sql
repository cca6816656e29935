-- Wrong passwords and codes, counted where they come from, so that a stranger slows down only himself. The subject is the hash of the
-- address that was typed: whether there is an account does not show.
create table user_attempt (
    subject text not null check (length(subject) <= 80),
    place text collate "C" not null check (length(place) <= 120),
    wrong int not null check (wrong > 0),
    last_at timestamptz not null,
    wait_until timestamptz not null check (wait_until >= last_at),
    primary key (subject, place)
);
create index user_attempt_last on user_attempt (last_at);

-- Browsers in which somebody signed in fully. Of the cookie only the hash is kept.
create table user_device (
    device_hash bytea primary key check (length(device_hash) = 32),
    user_id uuid not null references users on delete cascade,
    created_at timestamptz not null,
    seen_at timestamptz not null
);
create index user_device_user on user_device (user_id, seen_at);

-- How often something was refused in an hour: not each refusal becomes an entry that can never be deleted again.
create table user_refusal (
    action text not null,
    subject text not null check (length(subject) <= 500),
    hour timestamptz not null,
    refused int not null,
    primary key (action, subject, hour)
);
create index user_refusal_hour on user_refusal (hour);

grant select, insert, update, delete on user_attempt, user_device, user_refusal to portal_app;

-- A session ends whatever is done in it: 12 hours after the sign-in for the vendor's people, 30 days for partners.
alter table user_session add column expires_at timestamptz not null default now() + interval '12 hours';
update user_session s set expires_at = created_at + case when u.partner_id is null then interval '12 hours' else interval '30 days' end
from users u where u.id = s.user_id;

-- The framework's lockout is not used any more.
update users set lockout_end = null, access_failed_count = 0 where lockout_end is not null or access_failed_count > 0;
