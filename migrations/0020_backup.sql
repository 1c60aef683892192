-- Which back-ups were made of this database, and whether they were tried; the files lie elsewhere.

create table people_backup (
  id bigint generated always as identity primary key,
  fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  made_by text not null,                    -- the user and the machine
  file_name text not null,                  -- without its folder
  size_bytes bigint not null check (size_bytes > 0),
  row_count bigint not null check (row_count >= 0),
  checked_at timestamptz,                   -- when the file was last read through and found whole
  restored_at timestamptz                   -- when somebody said that it came back on another machine
);
create index people_backup_made on people_backup (made_at desc);
