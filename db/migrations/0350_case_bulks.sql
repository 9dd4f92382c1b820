-- One thing done to many cases at once. Which cases is settled when it is asked for: what comes later is not touched.
create table case_bulk (
  id uuid primary key,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  -- What is done to each, in codes and ids.
  act jsonb not null,
  total integer not null check (total > 0),
  state text not null default 'running' check (state in ('running', 'done', 'stopped', 'undoing', 'undone')),
  ended_at timestamptz
);
create index case_bulk_of_person on case_bulk (made_by, made_at desc);

create table case_bulk_case (
  bulk_id uuid not null references case_bulk (id),
  case_id uuid not null references case_file (id),
  state text not null default 'pending' check (state in ('pending', 'done', 'same', 'refused', 'stopped', 'undone', 'kept')),
  -- Why it was refused, or not taken back.
  code text,
  -- How it was before, and its last event once it was done: what came after it is not undone.
  before jsonb,
  last_n integer,
  primary key (bulk_id, case_id)
);
create index case_bulk_pending on case_bulk_case (bulk_id, case_id) where state = 'pending';
create index case_bulk_done on case_bulk_case (bulk_id, case_id) where state = 'done';
