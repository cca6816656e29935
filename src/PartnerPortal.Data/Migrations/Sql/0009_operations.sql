-- Running the portal: which schema is there, and whether the database came out of a backup.

grant select on "__EFMigrationsHistory" to portal_app;

-- Written by the restore, as the owner. While the latest one is undecided no mail goes: the original may have sent it since.
create table restoration (
    restored_at timestamptz primary key,
    mail_decided_at timestamptz check (mail_decided_at >= restored_at),
    mail_decided_by text,
    constraint restoration_decided_by check ((mail_decided_at is null) = (mail_decided_by is null))
);
grant select on restoration to portal_app;
grant update (mail_decided_at, mail_decided_by) on restoration to portal_app;

-- What waits for a person is counted every few seconds.
create index mail_stuck on mail (status) where status in ('unknown', 'failed');
