-- The forecast budget: versions and their lines, spread over the plan's actions; funders and grants; the share of the regions and actors.
-- Amounts are whole cents, at most 9 999 999 999,99 EUR; shares are basis points (10 000 is the whole).

create table budget_budget (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references people_organisation (id),
  plan_id bigint references plan_plan (id),
  title_fr text check (length(title_fr) between 1 and 200),
  title_en text check (length(title_en) between 1 and 200),
  year_from integer not null check (year_from between 1900 and 2200),
  year_to integer not null check (year_to between 1900 and 2200),
  -- R19: which part of the charges is to go to the regions and actors, and who said so.
  target_share_bp integer check (target_share_bp between 0 and 10000),
  target_source text,
  -- What the public reads of a voted version.
  shown text not null default 'groups' check (shown in ('nothing', 'totals', 'groups', 'lines')),
  opening_cash_cents bigint check (opening_cash_cents between -999999999999 and 999999999999),
  revision integer not null default 1,
  example boolean not null default false,
  check (year_from <= year_to and year_to - year_from < 10),
  check (title_fr is not null or title_en is not null)
);
create index budget_budget_organisation on budget_budget (organisation_id, year_from);
create index budget_budget_plan on budget_budget (plan_id);

create table budget_version (
  id bigint generated always as identity primary key,
  budget_id bigint not null references budget_budget (id),
  number integer not null check (number > 0),
  -- A scenario is a draft that is never proposed: other assumptions, side by side.
  scenario boolean not null default false,
  name text check (length(name) between 1 and 120),
  note text,
  state text not null default 'draft' check (state in ('draft', 'proposed', 'voted', 'amended')),
  based_on_id bigint references budget_version (id),
  assumptions jsonb not null default '[]',
  frozen text,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  decision jsonb,
  decided_on date,
  made_at timestamptz not null,
  given_up boolean not null default false,
  -- Counts every change of what stands in it.
  revision integer not null default 1,
  example boolean not null default false,
  unique (budget_id, number),
  check ((state = 'draft') = (sha256 is null) and (sha256 is null) = (frozen is null)),
  check ((state in ('voted', 'amended')) = (decision is not null)),
  check (not scenario or state = 'draft')
);
create unique index budget_version_in_force on budget_version (budget_id) where state = 'voted';

create table budget_funder (
  id bigint generated always as identity primary key,
  -- Whose list it stands in.
  organisation_id bigint not null references people_organisation (id),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('state', 'region', 'department', 'intercommunality', 'municipality', 'social_body', 'european', 'employment_aid', 'private', 'other_public')),
  -- R27: which European fund.
  european_fund text check (length(european_fund) between 1 and 60),
  note text,
  removed boolean not null default false,
  revision integer not null default 1,
  example boolean not null default false,
  check ((kind = 'european') or (european_fund is null))
);
create unique index budget_funder_name on budget_funder (organisation_id, lower(name)) where not removed;

create table budget_grant (
  id bigint generated always as identity primary key,
  funder_id bigint not null references budget_funder (id),
  organisation_id bigint not null references people_organisation (id),
  title text not null check (length(title) between 1 and 200),
  reference text check (length(reference) between 1 and 120),
  period_from date not null,
  period_to date not null,
  rate_cap_bp integer check (rate_cap_bp between 1 and 10000),
  conditions text,
  all_items boolean not null default true,
  asked_cents bigint check (asked_cents between 1 and 999999999999),
  asked_on date,
  proposed_cents bigint check (proposed_cents between 1 and 999999999999),
  proposed_on date,
  awarded_cents bigint check (awarded_cents between 1 and 999999999999),
  awarded_on date,
  refused_on date,
  justified_cents bigint check (justified_cents between 0 and 999999999999),
  justified_on date,
  removed boolean not null default false,
  revision integer not null default 1,
  example boolean not null default false,
  check (period_from <= period_to),
  check (awarded_on is null or refused_on is null)
);
create index budget_grant_funder on budget_grant (funder_id);
create index budget_grant_organisation on budget_grant (organisation_id);

-- What of a grant over several years falls to each of them.
create table budget_grant_year (
  grant_id bigint not null references budget_grant (id),
  year integer not null check (year between 1900 and 2200),
  amount_cents bigint not null check (amount_cents between 0 and 999999999999),
  primary key (grant_id, year)
);

-- Which actions a grant may pay for, where it may not pay for all.
create table budget_grant_item (
  grant_id bigint not null references budget_grant (id),
  item_id bigint not null references plan_item (id),
  primary key (grant_id, item_id)
);

create table budget_payment (
  id bigint generated always as identity primary key,
  grant_id bigint not null references budget_grant (id),
  kind text not null check (kind in ('advance', 'claim', 'balance')),
  expected_on date not null,
  amount_cents bigint not null check (amount_cents between 1 and 999999999999),
  received_on date,
  received_cents bigint check (received_cents between 1 and 999999999999),
  note text,
  example boolean not null default false,
  check ((received_on is null) = (received_cents is null))
);
create index budget_payment_grant on budget_payment (grant_id);

-- How indirect costs are shared: by weights with their stated criterion, or by a flat rate (R28).
create table budget_key (
  id bigint generated always as identity primary key,
  version_id bigint not null references budget_version (id),
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('weights', 'flat')),
  criterion text not null check (length(criterion) between 1 and 300),
  rate_bp integer check (rate_bp between 1 and 10000),
  basis text check (basis in ('direct', 'direct_without_services', 'staff')),
  revision integer not null default 1,
  check ((kind = 'flat') = (rate_bp is not null) and (kind = 'flat') = (basis is not null))
);
create index budget_key_version on budget_key (version_id);

create table budget_key_weight (
  key_id bigint not null references budget_key (id) on delete cascade,
  item_id bigint not null references plan_item (id),
  weight bigint not null check (weight between 1 and 999999999),
  primary key (key_id, item_id)
);

create table budget_line (
  id bigint generated always as identity primary key,
  version_id bigint not null references budget_version (id),
  year integer not null check (year between 1900 and 2200),
  position integer not null,
  side text not null check (side in ('charge', 'income')),
  account text not null check (account ~ '^[678][0-9]{1,5}$'),
  label text not null check (length(label) between 1 and 200),
  quantity_thousandths bigint check (quantity_thousandths between 1 and 999999999999),
  unit_cents bigint check (unit_cents between 0 and 999999999999),
  amount_cents bigint not null check (amount_cents between 0 and 999999999999),
  note text,
  -- The month in which it is paid or comes in; null: a twelfth each month.
  cash_month integer check (cash_month between 1 and 12),
  spread text not null default 'none' check (spread in ('none', 'shares', 'amounts', 'key')),
  key_id bigint references budget_key (id),
  grant_id bigint references budget_grant (id),
  -- What goes to the regions and actors, as what (R20, R21).
  recipient text check (recipient in ('regions', 'actors')),
  transfer text check (transfer in ('regrant', 'partner', 'service', 'own')),
  origin_id bigint references budget_line (id),
  removed boolean not null default false,
  revision integer not null default 1,
  example boolean not null default false,
  check ((quantity_thousandths is null) = (unit_cents is null)),
  check ((spread = 'key') = (key_id is not null)),
  check ((recipient is null) = (transfer is null)),
  check (recipient is null or side = 'charge')
);
create index budget_line_version on budget_line (version_id, year) include (side, account, amount_cents) where not removed;
create index budget_line_grant on budget_line (grant_id) where grant_id is not null;

-- What of a line falls to an action. `share_bp` as it was said, where it was said in shares.
create table budget_share (
  line_id bigint not null references budget_line (id),
  item_id bigint not null references plan_item (id),
  share_bp integer check (share_bp between 1 and 10000),
  amount_cents bigint not null check (amount_cents between 0 and 999999999999),
  primary key (line_id, item_id)
);
create index budget_share_item on budget_share (item_id);

-- How the regions' part is shared among them: the formula, and the figures that it was counted with.
create table budget_region_key (
  version_id bigint primary key references budget_version (id),
  terms jsonb not null,
  figures jsonb not null,
  figures_year integer not null check (figures_year between 1900 and 2200),
  revision integer not null default 1
);

create table budget_agreement (
  id bigint generated always as identity primary key,
  budget_id bigint not null references budget_budget (id),
  recipient_id bigint not null references people_organisation (id),
  title text not null check (length(title) between 1 and 200),
  transfer text not null check (transfer in ('regrant', 'partner', 'service', 'own')),
  grant_id bigint references budget_grant (id),
  amount_cents bigint not null check (amount_cents between 1 and 999999999999),
  signed_on date,
  note text,
  ended_on date,
  revision integer not null default 1,
  example boolean not null default false
);
create index budget_agreement_budget on budget_agreement (budget_id);
create index budget_agreement_recipient on budget_agreement (recipient_id);

create table budget_instalment (
  id bigint generated always as identity primary key,
  agreement_id bigint not null references budget_agreement (id),
  due_on date not null,
  amount_cents bigint not null check (amount_cents between 1 and 999999999999),
  paid_on date,
  paid_cents bigint check (paid_cents between 1 and 999999999999),
  acknowledged_on date,
  example boolean not null default false,
  check ((paid_on is null) = (paid_cents is null)),
  check (acknowledged_on is null or paid_on is not null)
);
create index budget_instalment_agreement on budget_instalment (agreement_id);

-- The papers of grants, agreements and organisations, with their bytes.
create table budget_document (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references people_organisation (id),
  grant_id bigint references budget_grant (id),
  agreement_id bigint references budget_agreement (id),
  kind text not null check (kind in ('agreement', 'regrant_authorisation', 'partnership', 'award', 'report', 'commitment', 'publication', 'other')),
  -- The words that allow it: « article 6 : … ».
  clause text check (length(clause) between 1 and 600),
  signed_on date,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size_bytes integer not null check (size_bytes between 1 and 20971520),
  sha256 text not null,
  content bytea not null,
  added_at timestamptz not null,
  removed boolean not null default false,
  example boolean not null default false
);
alter table budget_document alter column content set storage external;
create index budget_document_grant on budget_document (grant_id);
create index budget_document_agreement on budget_document (agreement_id);
create index budget_document_organisation on budget_document (organisation_id, kind);
