-- What browsers kept and sent again: a ballot that came once is known for good, even when another has replaced it since.

create table ballot_receipt (
  vote_id bigint not null,                  -- no reference: each ballot would lock the one row of its vote
  person_id bigint not null references people_person (id),
  receipt text not null,
  received_at timestamptz not null,
  primary key (vote_id, person_id, receipt)
);

-- Whoever casts finds what he or she carries without reading the whole electorate.
create index ballot_entitled_holder on ballot_entitled (vote_id, holder_id) where holder_id is not null;
