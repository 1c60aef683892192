-- Frozen versions of plans (R39), and the next text of an adopted plan.

-- Publishing and adopting each keep one. Never changed, never removed.
create table plan_version (
  id bigint generated always as identity primary key,
  plan_id bigint not null references plan_plan (id),
  number integer not null check (number > 0),
  cause text not null check (cause in ('published', 'adopted')),
  made_at timestamptz not null,
  made_on date not null,                    -- the day of made_at in the network's time zone
  -- The frozen text as RFC 8785 JSON: codes, titles, texts, order, and with them the cross-references.
  text text not null,
  sha256 text not null check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  -- The items of the text, from top to bottom: who is who when two versions are compared. Not in the text: another machine has other ids.
  item_ids bigint[] not null,
  decision jsonb,                           -- what adopted it, as far as known
  taken_back boolean not null default false,-- the deed that made it was undone
  unique (plan_id, number)
);

-- A new text of an adopted plan is a draft of its own until its own decision; adopted, it becomes the plan's next version.
alter table plan_plan add column revises_id bigint references plan_plan (id);
create unique index plan_one_revision on plan_plan (revises_id) where state in ('draft', 'published');
alter table plan_item
  add column origin_id bigint references plan_item (id), -- in a new text: the adopted item whose next text this is
  add column removed boolean not null default false;     -- taken out of the plan; its history and its address stay
drop index plan_item_code;
create unique index plan_item_code on plan_item (plan_id, code) where not removed;
create index plan_item_origin on plan_item (origin_id);
