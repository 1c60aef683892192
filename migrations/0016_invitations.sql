-- Invitations: prepared in one go, sent little by little, opened, accepted; by mail or by a printed letter with a code.

create table people_invitation_batch (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references people_organisation (id),  -- in whose name; whoever may invite for it sees the batch
  kind text not null check (kind in ('chosen', 'colleagues')),          -- colleagues: added one by one, one batch for each organisation
  made_by bigint references people_person (id),                         -- null: the command line
  made_at timestamptz not null,
  state text not null check (state in ('prepared', 'sending', 'paused')),
  pace integer not null check (pace between 1 and 1000),                -- mails a minute
  subject_fr text,                          -- null: the usual one
  subject_en text,
  word_fr text,                             -- a personal word above the link
  word_en text,
  stepped_at timestamptz                    -- when the sending last took a step and meant to take another, in real time
);
create unique index people_invitation_batch_colleagues on people_invitation_batch (organisation_id) where kind = 'colleagues';
create index people_invitation_batch_organisation on people_invitation_batch (organisation_id, id desc);
create index people_invitation_batch_sending on people_invitation_batch (id) where state = 'sending';
create index people_invitation_batch_made_by on people_invitation_batch (made_by);

create table people_invitation (
  id bigint generated always as identity primary key,
  batch_id bigint not null references people_invitation_batch (id) on delete cascade,
  person_id bigint not null references people_person (id),
  asked_by bigint references people_person (id),  -- whom the mail names; null: the command line
  by text not null check (by in ('mail', 'letter')),
  -- The mail in the outbox, written in the same transaction as its link: never one without the other, and never two.
  mail_id bigint references mail_message (id) on delete set null,
  left_at timestamptz,                      -- put into the outbox, or printed; real time, for the pace
  times integer not null default 0,         -- how often it was sent or printed
  token_hash text unique,                   -- of the link that holds now
  code_hash text unique,                    -- of the letter's code that holds now
  expires_at timestamptz,                   -- real time
  opened_at timestamptz,
  accepted_at timestamptz,
  told boolean not null default false,      -- the journal knows what became of the mail
  unique (batch_id, person_id)              -- one person is invited once in a batch
);
create index people_invitation_person on people_invitation (person_id);
create index people_invitation_mail on people_invitation (mail_id) where mail_id is not null;
create index people_invitation_left on people_invitation (left_at) where left_at is not null;
create index people_invitation_queued on people_invitation (batch_id, id) where left_at is null;

-- Every link ever sent, so that whoever opens an old one can ask for a new one at the same address. Only hashes.
create table people_invitation_link (
  token_hash text primary key,
  invitation_id bigint not null references people_invitation (id) on delete cascade,
  made_at timestamptz not null
);
create index people_invitation_link_of on people_invitation_link (invitation_id);

-- An address that somebody gave with a letter's code, until a code sent to it proves that it is his or hers.
create table people_email_claim (
  person_id bigint primary key references people_person (id),
  email text not null check (email = lower(email)),
  code_hash text not null,
  tries integer not null default 0,
  expires_at timestamptz not null
);
