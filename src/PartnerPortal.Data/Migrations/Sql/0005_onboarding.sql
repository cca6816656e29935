-- Becoming a partner: applications, what they are measured by, the text that is agreed, and what becomes of a partner afterwards.

-- What a partner tells of itself beyond what the money needs.
alter table partner
    add column model text not null default 'commission' check (model in ('commission', 'resale')),
    add column website text check (website ~ '^https?://'),
    add column address text check (length(address) <= 500),
    add column contact_name text check (length(contact_name) <= 200),
    add column phone text check (length(phone) <= 50),
    add column former_email text,
    add column email_changed_at timestamptz;

-- The vendor's person whom the partner can ask.
alter table agreement add column contact_user uuid references users;

-- Each language has its own line of versions. A text that somebody accepted stays as it is.
create table agreement_text (
    program_id text collate "C" not null references program,
    language text not null check (language in ('de', 'en', 'es', 'ru', 'fr', 'it', 'pt', 'nl')),
    valid_from date not null,
    body text not null check (length(body) between 20 and 100000),
    hash text not null check (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
    written_by text not null,
    written_at timestamptz not null,
    primary key (program_id, language, valid_from),
    constraint agreement_text_hash unique (program_id, language, valid_from, hash)
);

-- What an applicant has to meet; an application copies the items when its review begins.
create table qualification_item (
    program_id text collate "C" not null references program,
    item_id uuid not null,
    valid_from date not null,
    position int not null,
    required boolean not null,
    active boolean not null,
    texts jsonb not null check (texts ?& array['de', 'en', 'es', 'ru', 'fr', 'it', 'pt', 'nl']),
    primary key (program_id, item_id)
);

-- partner_id is empty until the applicant is a partner. The links are kept as hashes only.
create table partner_application (
    program_id text collate "C" not null references program,
    application_no business_no not null,
    status text not null check (status in ('unconfirmed', 'lapsed', 'applicant', 'under_review', 'approved', 'rejected', 'active')),
    company text not null check (length(company) between 2 and 200),
    company_key text not null,
    country text not null check (country ~ '^[A-Z]{2}$'),
    website text not null check (website ~ '^https?://' and length(website) <= 300),
    vat_id text check (length(vat_id) <= 20),
    contact_name text not null check (length(contact_name) between 2 and 200),
    email text not null check (length(email) <= 254),
    phone text check (length(phone) <= 50),
    language text not null check (language in ('de', 'en', 'es', 'ru', 'fr', 'it', 'pt', 'nl')),
    model text not null check (model in ('commission', 'resale')),
    employees text check (employees in ('one', 'to9', 'to49', 'to249', 'more')),
    regions text check (length(regions) <= 300),
    message text check (length(message) <= 4000),
    consented_at timestamptz not null,
    submitted_at timestamptz not null,
    submitted_from text not null,
    confirm_hash text not null check (confirm_hash ~ '^[0-9a-f]{64}$'),
    confirm_until timestamptz not null,
    confirmed_at timestamptz,
    reviewer uuid references users,
    decided_by text,
    decided_at timestamptz,
    reject_reason text check (length(reject_reason) between 3 and 2000),
    agreement_hash text check (agreement_hash ~ '^[0-9a-f]{64}$'),
    agreement_until timestamptz,
    partner_id business_no references partner,
    primary key (program_id, application_no),
    constraint application_confirmed check (status in ('unconfirmed', 'lapsed', 'rejected') or confirmed_at is not null),
    constraint application_reviewed check (status in ('unconfirmed', 'lapsed', 'applicant', 'rejected') or reviewer is not null),
    constraint application_decided check ((status in ('approved', 'rejected', 'active')) = (decided_at is not null)),
    constraint application_rejected_with_reason check ((status = 'rejected') = (reject_reason is not null)),
    constraint application_active_is_partner check ((status = 'active') = (partner_id is not null))
);
create unique index partner_application_confirm on partner_application (confirm_hash);
create unique index partner_application_agreement on partner_application (agreement_hash) where agreement_hash is not null;
create unique index partner_application_partner on partner_application (program_id, partner_id) where partner_id is not null;
create unique index partner_application_open_email on partner_application (program_id, lower(email))
    where status in ('unconfirmed', 'applicant', 'under_review', 'approved');
create index partner_application_status on partner_application (program_id, status, submitted_at);
create index partner_application_from on partner_application (submitted_from, submitted_at);

-- The same person or company once more while an application is open: answered like a first one, but none of its own.
create table application_repeat (
    program_id text collate "C" not null,
    repeat_no business_no not null,
    application_no business_no not null,
    company text not null,
    contact_name text not null,
    email text not null,
    submitted_at timestamptz not null,
    submitted_from text not null,
    confirm_hash text not null check (confirm_hash ~ '^[0-9a-f]{64}$'),
    confirm_until timestamptz not null,
    confirmed_at timestamptz,
    primary key (program_id, repeat_no),
    foreign key (program_id, application_no) references partner_application
);
create unique index application_repeat_confirm on application_repeat (confirm_hash);
create index application_repeat_application on application_repeat (program_id, application_no);
create index application_repeat_from on application_repeat (submitted_from, submitted_at);

create table application_check (
    program_id text collate "C" not null,
    application_no business_no not null,
    item_id uuid not null,
    position int not null,
    required boolean not null,
    texts jsonb not null,
    met boolean,
    evidence text check (length(evidence) <= 2000),
    decided_by text,
    decided_at timestamptz,
    primary key (program_id, application_no, item_id),
    foreign key (program_id, application_no) references partner_application,
    check ((met is null) = (decided_at is null) and (met is null) = (decided_by is null)),
    check (met is null or length(evidence) >= 3)
);

create table application_note (
    program_id text collate "C" not null,
    application_no business_no not null,
    note_id uuid not null,
    text text not null check (length(text) between 1 and 4000),
    written_by text not null,
    written_at timestamptz not null,
    primary key (program_id, application_no, note_id),
    foreign key (program_id, application_no) references partner_application
);

-- Who accepted which text when and from where: kept for ever.
create table agreement_acceptance (
    program_id text collate "C" not null references program,
    partner_id business_no not null references partner,
    accepted_at timestamptz not null,
    application_no business_no not null,
    accepted_by text not null check (length(accepted_by) between 2 and 200),
    email text not null,
    address text not null,
    language text not null,
    valid_from date not null,
    hash text not null,
    primary key (program_id, partner_id, accepted_at),
    foreign key (program_id, language, valid_from, hash) references agreement_text (program_id, language, valid_from, hash)
);
create index agreement_acceptance_text on agreement_acceptance (program_id, language, valid_from);

create table partner_status_change (
    program_id text collate "C" not null,
    partner_id business_no not null,
    change_id uuid not null,
    change text not null check (change in ('suspended', 'resumed', 'terminated')),
    effective_on date not null,
    reason text not null check (length(reason) between 3 and 500),
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (program_id, partner_id, change_id),
    foreign key (program_id, partner_id) references agreement
);
create index partner_status_change_at on partner_status_change (partner_id, changed_at);

-- A new bank account waits five days before payouts use it, and can be revoked until then.
create table iban_change (
    partner_id business_no not null references partner,
    change_id uuid not null,
    iban text not null check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    former_iban text,
    requested_by text not null,
    requested_at timestamptz not null,
    effective_at timestamptz not null check (effective_at >= requested_at + interval '5 days'),
    applied_at timestamptz check (applied_at >= effective_at),
    revoked_by text,
    revoked_at timestamptz,
    primary key (partner_id, change_id),
    check ((revoked_by is null) = (revoked_at is null)),
    check (applied_at is null or revoked_at is null)
);
create unique index iban_change_pending on iban_change (partner_id) where applied_at is null and revoked_at is null;
create index iban_change_due on iban_change (effective_at) where applied_at is null and revoked_at is null;

-- What the file said when a partner was imported: importing it again compares with this, so that neither an import undoes what people
-- changed in the portal nor such a change makes the file look different.
create table partner_import (
    partner_id business_no primary key references partner,
    name text not null,
    country text not null,
    email text,
    language text not null,
    activated_on date not null,
    terminated_on date,
    initial_cap percentage,
    follow_up_cap percentage,
    vat_id text,
    iban text
);

-- Guards and isolation ----------------------------------------------------------------------------------------------------------

create trigger agreement_acceptance_append_only before update or delete or truncate on agreement_acceptance for each statement execute function refuse_change();
create trigger partner_status_change_append_only before update or delete or truncate on partner_status_change for each statement execute function refuse_change();
create trigger application_note_append_only before update or delete or truncate on application_note for each statement execute function refuse_change();
create trigger partner_import_append_only before update or delete or truncate on partner_import for each statement execute function refuse_change();

create function guard_accepted_text() returns trigger language plpgsql as $$
begin
    if exists (select from agreement_acceptance a
        where a.program_id = old.program_id and a.language = old.language and a.valid_from = old.valid_from) then
        raise exception 'the agreement text of % is accepted and stays as it is', old.valid_from using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger agreement_text_stays before update on agreement_text for each row execute function guard_accepted_text();
create trigger agreement_text_never_deleted before delete or truncate on agreement_text for each statement execute function refuse_change();

-- An account number comes in with the import or by a change that waited.
create function guard_iban() returns trigger language plpgsql as $$
begin
    if new.iban is distinct from old.iban and not exists (select from iban_change c
        where c.partner_id = old.partner_id and c.iban = new.iban and c.applied_at is not null and c.revoked_at is null) then
        raise exception 'the bank account of % changes only after its waiting time', old.partner_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger partner_iban_waits before update of iban on partner for each row execute function guard_iban();

do $$
declare
    owned text;
begin
    foreach owned in array array['partner_application', 'agreement_acceptance', 'partner_status_change', 'iban_change', 'partner_import']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format($policy$create policy %I on %I
            using ((select current_setting('portal.scope', true)) = 'all'
                or partner_id = (select substr(current_setting('portal.scope', true), 9) where current_setting('portal.scope', true) like 'partner:%%'))
            $policy$, owned || '_scope', owned);
    end loop;
    -- What the vendor notes of applicants is no partner's to read.
    foreach owned in array array['application_repeat', 'application_check', 'application_note']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format($policy$create policy %I on %I using ((select current_setting('portal.scope', true)) = 'all')$policy$, owned || '_scope', owned);
    end loop;
end $$;

-- Row-level security binds the owner as well, and migrations have no scope of their own.
set local portal.scope = 'all';
insert into partner_import
select partner_id, name, country, email, language, activated_on, terminated_on, (caps ->> 'initial')::numeric, (caps ->> 'follow_up')::numeric, vat_id, iban
from partner join agreement using (partner_id) where program_id = 'main';
set local portal.scope = '';

-- The one item that every program asks for (spec 03); the vendor adds its own.
insert into qualification_item (program_id, item_id, valid_from, position, required, active, texts)
select program_id, gen_random_uuid(), '2000-01-01', 1, true, true, jsonb_build_object(
    'de', 'Die Website des Unternehmens entspricht den Richtlinien für Partner',
    'en', 'The company website meets the partner policy',
    'es', 'El sitio web de la empresa cumple la política de socios',
    'ru', 'Сайт компании соответствует требованиям к партнёрам',
    'fr', 'Le site web de l’entreprise respecte la charte des partenaires',
    'it', 'Il sito web dell’azienda rispetta le regole per i partner',
    'pt', 'O site da empresa cumpre a política de parceiros',
    'nl', 'De website van het bedrijf voldoet aan het partnerbeleid')
from program;

grant select, insert on agreement_text, qualification_item, partner_application, application_repeat, application_check, application_note,
    agreement_acceptance, partner_status_change, iban_change, partner_import to portal_app;
grant update (body, hash, written_by, written_at) on agreement_text to portal_app;
grant update (position, required, active, texts) on qualification_item to portal_app;
grant update (status, confirmed_at, reviewer, decided_by, decided_at, reject_reason, agreement_hash, agreement_until, partner_id)
    on partner_application to portal_app;
grant update (confirmed_at) on application_repeat to portal_app;
grant update (met, evidence, decided_by, decided_at) on application_check to portal_app;
grant update (applied_at, revoked_by, revoked_at) on iban_change to portal_app;
grant update (email, language, vat_id, iban, website, address, contact_name, phone, former_email, email_changed_at) on partner to portal_app;
grant update (terminated_on, suspended, contact_user) on agreement to portal_app;
