-- People: the network, its organisations, persons, bodies and mandates: who may speak for whom, from when to when.

-- Names are compared without case, accents, kinds of apostrophes and doubled spaces.
create function people_name_key(name text) returns text
  language sql immutable parallel safe strict
  return trim(regexp_replace(replace(regexp_replace(lower(normalize(name, NFKD)), '[\u0300-\u036f]', '', 'g'), '’', ''''), '\s+', ' ', 'g'));

create table people_organisation (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('network', 'regional', 'member', 'partner')),
  name text not null check (length(name) between 1 and 200),
  parent_id bigint references people_organisation (id),
  region text,                              -- ISO 3166-2:FR code, e.g. BRE
  town text,
  site text,
  siret text unique check (siret ~ '^\d{14}$'),
  joined_on date,
  left_on date check (left_on >= joined_on),
  note_fr text,
  note_en text,
  example boolean not null default false
);
create unique index people_one_network on people_organisation ((true)) where kind = 'network';
create index people_organisation_parent on people_organisation (parent_id);
create index people_organisation_name on people_organisation (people_name_key(name));

create table people_network (
  organisation_id bigint primary key references people_organisation (id),
  time_zone text not null,
  logo bytea,
  logo_type text check (logo_type in ('image/png', 'image/jpeg')),
  logo_version text generated always as (left(encode(sha256(logo), 'hex'), 12)) stored,
  example boolean not null default false,
  check ((logo is null) = (logo_type is null))
);

create table people_fee (
  organisation_id bigint not null references people_organisation (id),
  year integer not null check (year between 1900 and 2200),
  state text not null check (state in ('called', 'paid', 'exempt')),
  example boolean not null default false,
  primary key (organisation_id, year)
);

create table people_figure (
  organisation_id bigint not null references people_organisation (id),
  year integer not null check (year between 1900 and 2200),
  kind text not null check (kind in ('employees', 'staff', 'volunteers')),
  value bigint not null check (value >= 0),
  example boolean not null default false,
  primary key (organisation_id, year, kind)
);

create table people_person (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  email text unique check (email = lower(email)),
  phone text,
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  example boolean not null default false
);
create index people_person_name on people_person (people_name_key(name));

create table people_body (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references people_organisation (id),
  code text not null,
  name_fr text not null,
  name_en text,
  note_fr text,
  note_en text,
  unique (organisation_id, code)
);

create table people_mandate (
  id bigint generated always as identity primary key,
  person_id bigint not null references people_person (id),
  role text not null check (role in ('president', 'vice_president', 'treasurer', 'secretary', 'board_member', 'national_director', 'regional_director', 'staff', 'representative', 'teller')),
  organisation_id bigint not null references people_organisation (id),
  body_id bigint references people_body (id),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),  -- the last day in force
  decided_by text,                          -- the decision that gave it, as far as known
  example boolean not null default false
);
create index people_mandate_person on people_mandate (person_id);
create index people_mandate_organisation on people_mandate (organisation_id);
create index people_mandate_body on people_mandate (body_id);
