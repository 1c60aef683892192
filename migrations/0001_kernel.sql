-- The kernel's own tables: settings, the journal, mail, sessions (the latter written by Better Auth alone).

create table kernel_setting (
  name text primary key,
  value jsonb not null
);

create table journal_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  deed text not null,
  person_id bigint,
  mandate_id bigint,
  organisation_id bigint,
  public boolean not null,
  payload jsonb not null
);
create index journal_entry_public on journal_entry (id desc) where public;
create index journal_entry_organisation on journal_entry (organisation_id, id desc);
create index journal_entry_person on journal_entry (person_id, id desc);

create table journal_subject (
  entry_id bigint not null references journal_entry (id),
  position integer not null,
  kind text not null,
  id bigint not null,
  primary key (entry_id, position)
);
create index journal_subject_of on journal_subject (kind, id, entry_id desc);

create table mail_message (
  id bigint generated always as identity primary key,
  queued_at timestamptz not null,
  recipient text not null,
  lang text not null check (lang in ('fr', 'en')),
  subject text not null,
  text text not null,
  state text not null check (state in ('waiting', 'sent', 'refused')),
  attempts integer not null default 0,
  sent_at timestamptz,
  trouble text
);
create index mail_message_waiting on mail_message (id) where state = 'waiting';
