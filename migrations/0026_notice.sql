-- Whoever was convened is told once that the meeting will not take place.

alter table assembly_notice add column cancelled_at timestamptz;
