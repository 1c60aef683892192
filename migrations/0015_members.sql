-- Files of members that somebody is bringing in: kept from the upload through the rehearsal to what came of it, then forgotten.

create table people_upload (
  id bigint generated always as identity primary key,
  person_id bigint not null references people_person (id) on delete cascade,
  received_at timestamptz not null,
  moved_at timestamptz not null,            -- when the work last moved: what stands still may be begun again
  name text not null,
  content bytea not null,                   -- empty once it is brought in
  -- received → reading → read → writing → written; or failed, with its reason in `outcome`.
  state text not null check (state in ('received', 'reading', 'read', 'writing', 'written', 'failed')),
  revision integer not null default 1,      -- counts the readings: a rehearsal speaks of one of them
  mapping jsonb not null default '{}',      -- heading as written → what it means, mended by hand
  reading jsonb,                            -- what was understood: rows, warnings, errors; no more once it is brought in
  outcome jsonb                             -- what came of it
);
create index people_upload_person on people_upload (person_id);
create index people_upload_received on people_upload (received_at);
