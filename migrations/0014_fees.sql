-- What one deed on the fees of many members changed, so that it can be undone as a whole.
create table people_fee_before (
  entry_id bigint not null references journal_entry (id) on delete cascade,
  organisation_id bigint not null references people_organisation (id),
  state text check (state in ('called', 'paid', 'exempt')),   -- null: nothing was said before
  example boolean not null default false,
  said_at timestamptz,
  said_by bigint references people_person (id),
  primary key (entry_id, organisation_id)
);
create index people_fee_year on people_fee (year);
