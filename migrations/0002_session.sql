-- Sign-in. The first five tables are Better Auth 1.7.6's own, as its `compileMigrations` words them over our names (src/kernel/session/auth.ts).

create table "session_user" ("id" text not null primary key, "name" text not null, "email" text not null unique, "email_verified" boolean not null, "image" text, "created_at" timestamptz default CURRENT_TIMESTAMP not null, "updated_at" timestamptz default CURRENT_TIMESTAMP not null);

create table "session_session" ("id" text not null primary key, "expires_at" timestamptz not null, "token" text not null unique, "created_at" timestamptz default CURRENT_TIMESTAMP not null, "updated_at" timestamptz not null, "ip_address" text, "user_agent" text, "user_id" text not null references "session_user" ("id") on delete cascade);

create table "session_account" ("id" text not null primary key, "account_id" text not null, "provider_id" text not null, "user_id" text not null references "session_user" ("id") on delete cascade, "access_token" text, "refresh_token" text, "id_token" text, "access_token_expires_at" timestamptz, "refresh_token_expires_at" timestamptz, "scope" text, "password" text, "created_at" timestamptz default CURRENT_TIMESTAMP not null, "updated_at" timestamptz not null);

create table "session_verification" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expires_at" timestamptz not null, "created_at" timestamptz default CURRENT_TIMESTAMP not null, "updated_at" timestamptz default CURRENT_TIMESTAMP not null);

create table "session_rate_limit" ("id" text not null primary key, "key" text not null unique, "count" integer not null, "last_request" bigint not null);

create index "session_session_user_id_idx" on "session_session" ("user_id");

create index "session_account_user_id_idx" on "session_account" ("user_id");

create index "session_verification_identifier_idx" on "session_verification" ("identifier");

-- Ours. The mandate for which the person acts in this session; people's tables come later and may be restored on their own: no reference.
alter table session_session add column acting_mandate_id bigint;

-- Requests for codes and tries of codes, per address of the network and per e-mail (hashed with our key); only the last hour is kept.
create table session_attempt (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('code', 'try')),
  key text not null,
  at timestamptz not null
);
create index session_attempt_key on session_attempt (kind, key, at);
create index session_attempt_at on session_attempt (at);

-- One-time links: only the hash of the token is kept.
create table session_link (
  token_hash text primary key,
  purpose text not null check (purpose in ('set_up', 'sign_in')),
  person_id bigint,
  created_at timestamptz not null,
  expires_at timestamptz,                   -- null: until it is used
  used_at timestamptz
);
