-- What a network's people need beyond being listed: how many seats a body has, what follows what, who said a figure and when, who was erased.

alter table people_body add column seats integer check (seats between 1 and 1000);  -- planned; null: the texts do not say

alter table people_mandate
  add column replaces_id bigint references people_mandate (id),  -- whom this person replaces
  add column ended_by text;                                      -- the decision that ended it, as far as known
create index people_mandate_replaces on people_mandate (replaces_id);
create index people_mandate_ends on people_mandate (ends_on) where ends_on is not null;

alter table people_fee
  add column said_at timestamptz,
  add column said_by bigint references people_person (id);       -- null: the command line
alter table people_figure
  add column said_at timestamptz,
  add column said_by bigint references people_person (id);

alter table people_person add column erased_on date;             -- « personne effacée »: deeds stay, nothing else does
