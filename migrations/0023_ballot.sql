-- Open votes: opened by the chair on an electorate that is fixed then, cast once each, counted by the statutes.

create table ballot_vote (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references assembly_meeting (id),
  resolution_id bigint not null references assembly_resolution (id),
  round integer not null default 1 check (round > 0),
  method text not null check (method in ('hands', 'roll_call', 'electronic')),
  state text not null default 'open' check (state in ('open', 'suspended', 'closed', 'annulled')),
  opened_at timestamptz not null,
  opened_by bigint references people_person (id),
  suspended_at timestamptz,
  closed_at timestamptz,
  rules jsonb not null,                                      -- what the statutes say of this vote, as they were at its opening
  chair_id bigint references assembly_voter (id),            -- for whom the chair of the session casts
  proxies jsonb not null,                                    -- used and refused at the opening, with the reason
  result jsonb,
  outcome text check (outcome in ('adopted', 'rejected', 'tie', 'no_quorum')),
  annulled_for text,
  unique (resolution_id, round),
  check ((state = 'closed') = (outcome is not null))
);
create index ballot_vote_meeting on ballot_vote (meeting_id);
-- One vote at a time.
create unique index ballot_vote_one_open on ballot_vote (meeting_id) where state in ('open', 'suspended');

-- The electorate, fixed at the opening.
create table ballot_entitled (
  vote_id bigint not null references ballot_vote (id),
  voter_id bigint not null references assembly_voter (id),
  college text not null,
  weight integer not null check (weight > 0),
  holder_id bigint references assembly_voter (id),           -- who carries it; null: it is there itself
  primary key (vote_id, voter_id)
);

create table ballot_cast (
  vote_id bigint not null,
  voter_id bigint not null,
  choice text not null check (choice in ('for', 'against', 'abstention', 'blank', 'spoilt')),
  cast_at timestamptz not null,
  cast_by bigint references people_person (id),
  channel text not null check (channel in ('screen', 'form', 'paper')),
  receipt text not null,                                     -- of the browser that cast it: the same again is the same ballot
  deviates boolean not null default false,                   -- from the giver's instructions
  primary key (vote_id, voter_id),
  foreign key (vote_id, voter_id) references ballot_entitled (vote_id, voter_id)
);

-- Papers and hands, counted by college.
create table ballot_count (
  vote_id bigint not null references ballot_vote (id),
  college text not null,
  votes_for integer not null check (votes_for >= 0),
  votes_against integer not null check (votes_against >= 0),
  abstention integer not null check (abstention >= 0),
  blank integer not null check (blank >= 0),
  spoilt integer not null check (spoilt >= 0),
  counted_by bigint references people_person (id),
  counted_at timestamptz not null,
  primary key (vote_id, college)
);
