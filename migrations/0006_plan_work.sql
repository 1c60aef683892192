-- Working on a plan: who else reads its draft, what its actions serve, its documents.

-- A draft shared with the members of a body.
create table plan_sharing (
  plan_id bigint not null references plan_plan (id),
  body_id bigint not null references people_body (id),
  primary key (plan_id, body_id)
);

-- An annual action names the items of the strategic plan that it serves.
create table plan_serving (
  action_id bigint not null references plan_item (id),
  served_id bigint not null references plan_item (id) check (served_id <> action_id),
  primary key (action_id, served_id)
);
create index plan_serving_served on plan_serving (served_id);

-- Documents of a plan or of one of its items, with their bytes: nothing lies beside the database.
create table plan_document (
  id bigint generated always as identity primary key,
  plan_id bigint not null references plan_plan (id),
  item_id bigint references plan_item (id),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size_bytes integer not null check (size_bytes between 1 and 20971520),
  sha256 text not null,
  content bytea not null,
  added_at timestamptz not null,
  added_by bigint references people_person (id),
  example boolean not null default false,
  removed boolean not null default false
);
create index plan_document_item on plan_document (item_id);
create index plan_document_plan on plan_document (plan_id);
