-- The network's own: colour, languages, contact, what its legal pages say; how long what is kept; and what is left of a person who was erased.

alter table people_network
  add column logo_width integer check (logo_width > 0),
  add column logo_height integer check (logo_height > 0),
  add column accent text check (accent ~ '^#[0-9a-f]{6}$'),      -- null: the house's own green
  add column english boolean not null default true,              -- French always
  add column lang text not null default 'fr' check (lang in ('fr', 'en')),
  add column contact_email text check (contact_email = lower(contact_email)),
  add column texts jsonb not null default '{}',                  -- what the legal pages say: src/modules/people/tables/settings.ts
  add column texts_example boolean not null default false,       -- made up for the demonstration
  add column revision integer not null default 1,
  add column texts_revision integer not null default 1,
  add check (lang = 'fr' or english);

-- R37: where the network keeps something for another time than the table of src/modules/people/rules/retention.ts says, in that table's units.
create table people_retention (
  kind text primary key,
  length integer not null check (length > 0)
);

-- « personne effacée »: the row stays for the mandates and deeds, and says nothing any more.
alter table people_person
  drop constraint people_person_name_check,
  add constraint people_person_name_check check (length(name) <= 200 and (name = '') = (erased_on is not null)),
  add constraint people_person_erased check (erased_on is null or (email is null and phone is null));
