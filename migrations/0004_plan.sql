-- Plans: multi-year and annual plans of actions, their items, and the decisions that adopted them.

create table plan_plan (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('strategic', 'annual')),
  state text not null default 'draft' check (state in ('draft', 'published', 'adopted', 'closed')),
  owner_id bigint references people_organisation (id),
  owner_text text,                          -- an owner that is named and not here; the network then answers for the plan
  title_fr text,
  title_en text,
  lead_fr text,
  lead_en text,
  level_names jsonb not null,               -- {"fr": ["Pilier","Stratégie","Action"], "en": [...]}: two to four
  period_from date,
  period_to date check (period_to >= period_from),
  predecessor_id bigint references plan_plan (id),
  predecessor_text text,                    -- a predecessor that is named and not here
  notes jsonb not null default '[]',        -- [{"fr": …, "en": …}] on its sources
  example boolean not null default false,
  check (title_fr is not null or title_en is not null)
);

-- The dated deeds of a plan's life, as its network tells them (a day, a month, a year, or unknown).
create table plan_milestone (
  id bigint generated always as identity primary key,
  plan_id bigint not null references plan_plan (id),
  position integer not null,
  happened_on text,                         -- 2015-09-17, 2015-09, 2015; null: unknown
  text_fr text,
  text_en text,
  unique (plan_id, position)
);

-- R39: what adopted the plan. Until assemblies decide here, a past decision entered by hand, each fact as far as known.
create table plan_decision (
  plan_id bigint primary key references plan_plan (id),
  body_id bigint references people_body (id),
  body_text text,                           -- a body that is named and not here
  decided_on text,                          -- as happened_on
  reference text,
  source text
);

create table plan_item (
  id bigint generated always as identity primary key,
  plan_id bigint not null references plan_plan (id),
  parent_id bigint references plan_item (id),
  position integer not null,
  level integer not null check (level between 1 and 4),
  code text not null,
  title_fr text,
  title_en text,
  text_fr text,
  text_en text,
  provenance text check (provenance in ('source', 'grouping', 'open')),
  cross_cutting boolean not null default false,
  -- The facts of an action (an item of the last level).
  status text check (status in ('planned', 'in_progress', 'done', 'stopped', 'wanted_not_funded')),
  stopped_reason text,
  progress integer check (progress between 0 and 100),
  owner_person_id bigint references people_person (id),
  owner_body_id bigint references people_body (id),
  owner_organisation_id bigint references people_organisation (id),
  owner_text text,                          -- an owner that is named and not here: « à relier »
  scope text check (scope in ('national', 'regions')),
  regions text[] not null default '{}',     -- ISO 3166-2:FR codes, when scope = 'regions'
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  expected_result text,
  partners text[] not null default '{}',
  carried_to_body_id bigint references people_body (id),
  carried_to_organisation_id bigint references people_organisation (id),
  carried_to_text text,
  carried_over_to_id bigint references plan_item (id),
  carried_over_to_text text,                -- slug#code of an item that is not here
  example_fields text[] not null default '{}', -- which of these facts are made up for the demonstration
  revision integer not null default 1,
  check (title_fr is not null or title_en is not null),
  check (num_nonnulls(owner_person_id, owner_body_id, owner_organisation_id, owner_text) <= 1),   -- R40
  check (num_nonnulls(carried_to_body_id, carried_to_organisation_id, carried_to_text) <= 1)
);
create unique index plan_item_code on plan_item (plan_id, code);
create index plan_item_tree on plan_item (plan_id, parent_id, position);
create index plan_item_owner_person on plan_item (owner_person_id);
create index plan_item_owner_body on plan_item (owner_body_id);
create index plan_item_owner_organisation on plan_item (owner_organisation_id);
create index plan_item_carried_over on plan_item (carried_over_to_id);
