-- Minutes: notes of each item, the document that is signed and then frozen, the register of decisions.

create table minutes_note (
  meeting_id bigint not null references assembly_meeting (id),
  item_id bigint not null references assembly_item (id),
  text text not null,
  revision integer not null default 1,
  primary key (meeting_id, item_id)
);

create table minutes_document (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  number integer not null check (number > 0),
  corrects_id bigint references minutes_document (id),
  state text not null check (state in ('draft', 'signed')),
  opening_text text,
  incidents text,
  closing_text text,
  correction text,                                           -- why there is a new document
  chair_signed_at timestamptz,
  chair_signed_by bigint references people_person (id),
  secretary_signed_at timestamptz,
  secretary_signed_by bigint references people_person (id),
  content text,                                              -- RFC 8785 JSON, once signed
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  revision integer not null default 1,
  example boolean not null default false,
  unique (meeting_id, number),
  check ((state = 'signed') = (sha256 is not null)),
  check ((sha256 is null) = (content is null))
);

-- The register of decisions: adopted or not, numbered in the order in which they were taken.
create table minutes_decision (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references people_organisation (id),
  number integer not null check (number > 0),
  meeting_id bigint not null references assembly_meeting (id),
  resolution_id bigint not null references assembly_resolution (id),
  vote_id bigint not null unique references ballot_vote (id),
  decided_at timestamptz not null,
  decided_on date not null,
  outcome text not null check (outcome in ('adopted', 'rejected', 'tie', 'no_quorum')),
  title_fr text not null,
  title_en text,
  text_fr text not null,
  text_en text,
  subject_kind text,
  subject_id bigint,
  subject_sha256 text,
  result jsonb not null,
  example boolean not null default false,
  unique (organisation_id, number)
);
create index minutes_decision_subject on minutes_decision (subject_kind, subject_id);
