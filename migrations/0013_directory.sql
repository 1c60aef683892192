-- The directory of a large network: its lists in their orders, its filters and its search of names, each by an index.

-- What names are sorted and compared by, written once: to compute it takes longer than to find a page of a list.
alter table people_organisation
  add column name_key text generated always as (people_name_key(name)) stored,
  add column town_key text generated always as (people_name_key(coalesce(town, ''))) stored,
  add column letters text generated always as (search_letters(name, town)) stored;
alter table people_person add column name_key text generated always as (people_name_key(name)) stored;

-- The same text, said to be costly: PostgreSQL believes else that comparing every name with a word is as quick as its index of trigrams.
create function search_indexed(letters text) returns text
  language plpgsql immutable parallel safe strict cost 1000 as $$ begin return letters; end $$;

create index people_organisation_listed on people_organisation (name_key, id);
create index people_organisation_towns on people_organisation (town_key, name_key, id);
create index people_organisation_region on people_organisation (region, kind);
create index people_organisation_joined on people_organisation (joined_on desc nulls last, id);
create index people_organisation_below on people_organisation (parent_id, kind, name_key);
create index people_organisation_near on people_organisation using gin (search_indexed(letters) gin_trgm_ops);
drop index people_organisation_letters;
drop index people_organisation_parent;  -- people_organisation_below begins with it

create index people_person_listed on people_person (name_key, id) where erased_on is null;
create index people_person_search on people_person using gin (search_vector(name, null)) where erased_on is null;
create index people_person_near on people_person using gin (search_indexed(name_key) gin_trgm_ops) where erased_on is null;
create index people_body_search on people_body using gin (search_vector(name_fr || ' ' || code, name_en));

create index people_mandate_role on people_mandate (role, organisation_id);
create index people_mandate_listed on people_mandate (ends_on asc nulls last, id);
create index people_figure_year on people_figure (kind, year, organisation_id) include (value);
