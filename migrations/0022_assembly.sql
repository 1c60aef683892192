-- Assemblies: meetings, their agenda, notice, roll, proxies, attendance, quorum.

create table assembly_meeting (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references people_organisation (id),
  body_id bigint not null references people_body (id),
  statutes_id bigint references statutes_version (id),       -- those in force on its day, fixed when it is convened
  title_fr text not null check (length(title_fr) between 1 and 200),
  title_en text,
  starts_at timestamptz not null,
  time_zone text not null,
  place text,
  remote_url text,
  convening smallint not null default 1 check (convening in (1, 2)),
  first_id bigint references assembly_meeting (id),          -- the meeting that had no quorum (R05)
  state text not null default 'draft' check (state in ('draft', 'convened', 'open', 'closed', 'cancelled')),
  record_day date,                                           -- R03, fixed when it is convened
  convened_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  late_risk text,                                            -- a late notice, sent all the same: the risk as written down (R01)
  cancelled_for text,
  item_id bigint,                                            -- what is spoken of now
  invited boolean not null default false,                    -- notices have been prepared
  revision integer not null default 1,
  example boolean not null default false,
  check ((state in ('draft', 'cancelled')) or convened_at is not null),
  check ((convening = 2) = (first_id is not null))
);
create index assembly_meeting_body on assembly_meeting (body_id, starts_at);

-- Chair and secretary of the session, tellers, those at the desk: named at the opening.
create table assembly_officer (
  meeting_id bigint not null references assembly_meeting (id),
  role text not null check (role in ('chair', 'secretary', 'teller', 'desk')),
  person_id bigint not null references people_person (id),
  primary key (meeting_id, role, person_id)
);
create unique index assembly_officer_one on assembly_officer (meeting_id, role) where role in ('chair', 'secretary');

create table assembly_item (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  position integer not null,
  kind text not null check (kind in ('report', 'debate', 'decision', 'minutes', 'other')),
  title_fr text not null check (length(title_fr) between 1 and 200),
  title_en text,
  text_fr text,
  text_en text,
  presenter text,
  planned_minutes integer check (planned_minutes between 1 and 1440),
  begun_at timestamptz,
  ended_at timestamptz,
  constraint assembly_item_place unique (meeting_id, position) deferrable initially deferred
);
alter table assembly_meeting add constraint assembly_meeting_item foreign key (item_id) references assembly_item (id);

create table assembly_document (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  item_id bigint references assembly_item (id),
  name text not null,
  type text not null,
  bytes bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  example boolean not null default false
);
create index assembly_document_meeting on assembly_document (meeting_id);

-- A draft resolution: about something that a module offers, or free text.
create table assembly_resolution (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  item_id bigint not null references assembly_item (id),
  number integer not null check (number > 0),
  title_fr text not null check (length(title_fr) between 1 and 200),
  title_en text,
  text_fr text not null,
  text_en text,
  decision text not null,                                    -- code of the kind of decision in the statutes
  subject_kind text,
  subject_id bigint,
  subject_sha256 text check (subject_sha256 ~ '^[0-9a-f]{64}$'),  -- of the text that was convened on
  withdrawn_at timestamptz,
  constraint assembly_resolution_number unique (meeting_id, number) deferrable initially deferred,
  check ((subject_kind is null) = (subject_id is null))
);
create index assembly_resolution_item on assembly_resolution (item_id);

-- The roll as of the record day: organisations of the colleges, or persons who hold a seat. Whoever is left out is here with the reason.
create table assembly_voter (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  organisation_id bigint references people_organisation (id),
  person_id bigint references people_person (id),            -- of a body of seats
  college text,
  region text,
  weight integer not null check (weight >= 0),
  excluded text check (excluded in ('not_yet_member', 'left', 'no_college', 'fee_unpaid', 'no_votes')),
  card text not null,                                        -- on the printed voting card; tells nothing by itself
  caster_id bigint references people_person (id),            -- who casts for it in this meeting
  bound_at timestamptz,
  unique (meeting_id, organisation_id),
  unique (meeting_id, person_id),
  unique (meeting_id, card),
  check ((organisation_id is null) <> (person_id is null)),
  check ((excluded is null) or weight = 0)
);
create index assembly_voter_caster on assembly_voter (caster_id);

create table assembly_presence (
  id bigint generated always as identity primary key,
  voter_id bigint not null references assembly_voter (id),
  from_at timestamptz not null,
  to_at timestamptz check (to_at >= from_at),
  mode text not null check (mode in ('room', 'remote')),
  channel text not null check (channel in ('desk', 'phone', 'link')),
  by_person_id bigint references people_person (id)
);
-- Two desks sign one in at once: one of them is told that it is done.
create unique index assembly_presence_one on assembly_presence (voter_id) where to_at is null;
create index assembly_presence_voter on assembly_presence (voter_id);

create table assembly_proxy (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  giver_id bigint not null references assembly_voter (id),
  holder_id bigint references assembly_voter (id),           -- null: blank
  given_at timestamptz not null,
  revoked_at timestamptz,
  channel text not null check (channel in ('online', 'paper')),
  by_person_id bigint references people_person (id),
  instructions jsonb not null default '{}',                  -- resolution id → choice
  signed_by text,                                            -- the name on the paper
  example boolean not null default false,
  check (holder_id <> giver_id)
);
create index assembly_proxy_giver on assembly_proxy (giver_id);
create index assembly_proxy_holder on assembly_proxy (holder_id);
create index assembly_proxy_meeting on assembly_proxy (meeting_id);
create unique index assembly_proxy_one on assembly_proxy (giver_id) where revoked_at is null;

-- Who was told of the meeting, how, and whether it arrived.
create table assembly_notice (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  voter_id bigint not null references assembly_voter (id),
  person_id bigint references people_person (id),
  channel text not null check (channel in ('mail', 'letter')),
  mail_id bigint references mail_message (id) on delete set null,
  sent_at timestamptz,
  unique (meeting_id, voter_id, person_id, channel)
);
create index assembly_notice_mail on assembly_notice (mail_id);

-- The quorum at each arrival, departure and vote (R04).
create table assembly_quorum (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  at timestamptz not null,
  cause text not null check (cause in ('opening', 'arrival', 'departure', 'proxy', 'vote')),
  present_voters integer not null,
  present_votes bigint not null,
  represented_voters integer not null,
  represented_votes bigint not null,
  reached bigint not null,
  required text not null,                                    -- an exact fraction
  met boolean not null
);
create index assembly_quorum_meeting on assembly_quorum (meeting_id, id);

create table assembly_speaker (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  item_id bigint references assembly_item (id),
  person_id bigint not null references people_person (id),
  asked_at timestamptz not null,
  given_at timestamptz,
  ended_at timestamptz,
  seconds integer check (seconds between 10 and 7200)
);
create unique index assembly_speaker_one on assembly_speaker (meeting_id, person_id) where ended_at is null;
