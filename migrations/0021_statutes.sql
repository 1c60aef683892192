-- The statutes as versioned data: what a network's texts say of deciding.

create table statutes_version (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references people_organisation (id),
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 200),
  state text not null check (state in ('draft', 'proposed', 'adopted')),
  rules jsonb not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  in_force_from date,
  decision jsonb,
  note_fr text,
  note_en text,
  revision integer not null default 1,
  made_at timestamptz not null,
  example boolean not null default false,
  unique (organisation_id, number),
  check ((state = 'draft') = (sha256 is null)),
  check ((state = 'adopted') = (in_force_from is not null))
);
create index statutes_version_in_force on statutes_version (organisation_id, in_force_from) where state = 'adopted';
