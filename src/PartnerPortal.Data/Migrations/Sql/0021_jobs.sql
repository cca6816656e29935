-- What the portal does by itself, as every node sees it. Who does it is the scheduler's affair (schema hangfire, whose tables the migrator
-- makes); how it went stands here.
create table job_standing (
    job text collate "C" primary key,
    -- The last time a run ended well, or was found at work.
    alive_at timestamptz not null,
    ended_well_at timestamptz
);
grant select, insert, update on job_standing to portal_app;

-- The latest preview of each draft of terms: how far it is, and what came out. A row whose beat has stopped belongs to a run that was cut
-- off.
create table terms_preview (
    program_id text collate "C" not null,
    draft_id uuid not null,
    run_id uuid not null unique,
    revision int not null check (revision > 0),
    started_by text not null,
    started_at timestamptz not null,
    beat_at timestamptz not null,
    done bigint not null default 0 check (done >= 0),
    total bigint not null default 0 check (total >= 0),
    stop_requested boolean not null default false,
    ended_at timestamptz,
    outcome text collate "C" check (outcome in ('done', 'stopped', 'failed')),
    result jsonb,
    primary key (program_id, draft_id),
    foreign key (program_id, draft_id) references terms_draft,
    check ((ended_at is null) = (outcome is null)),
    check ((outcome is not distinct from 'done') = (result is not null))
);
-- Figures of all partners: the vendor's alone.
alter table terms_preview enable row level security;
alter table terms_preview force row level security;
create policy terms_preview_scope on terms_preview using ((select current_setting('portal.scope', true) = 'all'));
grant select, insert, update, delete on terms_preview to portal_app;
