-- Mail in text and HTML, what each person wants to be told of, and what came back.

alter table mail_message
  -- What both parts of the mail are drawn from; null: text alone.
  add column content jsonb,
  -- What is shown instead of the subject; not null: the mail holds a secret (a sign-in code, a link).
  add column secret_as text,
  -- Of a mail that one may choose not to get: which list it belongs to, and the address that ends it (RFC 8058).
  add column list text check (list in ('told', 'digest')),
  add column unsubscribe text,
  add column reply_to text,
  -- The secret was cleared (R37).
  add column cleared_at timestamptz,
  drop constraint mail_message_state_check,
  add constraint mail_message_state_check check (state in ('waiting', 'sent', 'refused', 'returned')),
  add constraint mail_message_list_unsubscribe check ((list is null) = (unsubscribe is null));
create index mail_message_recipient on mail_message (recipient, id desc);
create index mail_message_state on mail_message (state, id desc);
create index mail_message_secret on mail_message (id) where secret_as is not null and cleared_at is null;

-- Which deeds send whom a mail, and when; who is not here has the default of each topic.
create table people_mail_choice (
  person_id bigint not null references people_person (id) on delete cascade,
  topic text not null,
  pace text not null check (pace in ('at_once', 'daily', 'weekly', 'never')),
  primary key (person_id, topic)
);

-- Deeds that wait for a person's next digest.
create table people_mail_gathered (
  person_id bigint not null references people_person (id) on delete cascade,
  entry_id bigint not null references journal_entry (id) on delete cascade,
  topic text not null,
  pace text not null check (pace in ('daily', 'weekly')),
  primary key (person_id, entry_id)
);

-- Mails came back from this address: nothing is sent there until the person has another one.
create table people_mail_trouble (
  person_id bigint primary key references people_person (id) on delete cascade,
  email text not null,
  since timestamptz not null,
  mail_id bigint
);
