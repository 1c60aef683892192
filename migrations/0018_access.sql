-- Passkeys beside the mailed code, sessions that ended, and from which session a deed was done.

-- By what authenticators know a person: random, so that it says nothing of who it is.
alter table "session_user" add column passkey_handle text unique;

create table session_passkey (
  id text primary key,
  user_id text not null references "session_user" (id) on delete cascade,
  credential_id text not null unique,       -- one credential, one person
  public_key bytea not null,
  counter bigint not null,                  -- how often the authenticator says that it was used; 0 for ever: it does not count
  transports text[] not null,
  name text not null,
  synced boolean not null,                  -- kept by a password manager on several devices
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index session_passkey_user on session_passkey (user_id);

-- What an authenticator is asked to sign: used once, within minutes, by the browser or the session that asked; only its hash is kept.
create table session_challenge (
  hash text primary key,
  purpose text not null check (purpose in ('registration', 'sign_in')),
  bound_to text not null,
  expires_at timestamptz not null
);
create index session_challenge_expires on session_challenge (expires_at);

-- Sessions that are over, for whoever had them: kept for a year.
create table session_ended (
  id text primary key,
  user_id text not null references "session_user" (id) on delete cascade,
  device text,
  opened_at timestamptz not null,
  last_used_at timestamptz not null,
  ended_at timestamptz not null
);
create index session_ended_user on session_ended (user_id, ended_at desc);
create index session_ended_at on session_ended (ended_at);

-- New kinds of attempts are counted; the code names them.
alter table session_attempt drop constraint if exists session_attempt_kind_check;

-- The session's id, never its token; null: the command line, a job, or a deed older than this column.
alter table journal_entry add column session_id text;
create index journal_entry_session on journal_entry (session_id, id desc) where session_id is not null;
