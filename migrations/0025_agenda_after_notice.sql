-- What came onto an agenda after the notice had gone out (R11): items without a decision; of decisions only the revocation of officers.
alter table assembly_item add column late boolean not null default false;
alter table assembly_resolution add column revocation boolean not null default false;
