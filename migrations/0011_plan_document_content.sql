-- Documents are compressed already, and are sent on piece by piece: stored as they are, a piece is found without unpacking what stands before it.
alter table plan_document alter column content set storage external;
