-- Files that somebody is bringing in: kept from the upload through the preview to the import, then forgotten.

create table plan_upload (
  id bigint generated always as identity primary key,
  person_id bigint not null references people_person (id),
  received_at timestamptz not null,
  name text not null,
  content bytea not null,
  -- received → reading → read → writing → written; or failed, with its sentences in `outcome`.
  state text not null default 'received' check (state in ('received', 'reading', 'read', 'writing', 'written', 'failed')),
  progress integer not null default 0 check (progress between 0 and 100),
  mapping jsonb not null default '{}',      -- heading as written → the fact that it means, mended by hand
  reading jsonb,                            -- what was understood: draft, warnings, errors
  outcome jsonb                             -- what the import did
);
create index plan_upload_person on plan_upload (person_id);
