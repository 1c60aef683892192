-- What a person chose for a file that is being brought in, and how far the work on it has come.
alter table plan_upload
  add column revision integer not null default 1,       -- counts the readings: a preview speaks of one of them
  add column choices jsonb not null default '{}',       -- where the plan goes, under which title and address
  add column moved_at timestamptz not null default now(), -- when the work last moved: what stands still may be begun again
  add column plan_id bigint references plan_plan (id);  -- what it became
alter table plan_upload alter column moved_at drop default;
create index plan_upload_received on plan_upload (received_at);
