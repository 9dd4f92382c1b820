-- What somebody is writing in a case, for them alone until it is sent: one answer and one note each.
create table draft (
  person_id uuid not null references person (id),
  case_id uuid not null references case_file (id),
  kind text not null check (kind in ('reply', 'note')),
  -- The same from its first word until it is sent.
  id uuid not null,
  -- Nothing once it was sent or thrown away; the row stays, so that what a slow device still says of it is known to be old.
  content jsonb,
  revision integer not null check (revision > 0),
  saved_at timestamptz not null,
  -- The last one that was sent: it is neither sent nor kept again.
  sent_id uuid,
  primary key (person_id, case_id, kind)
);
create index draft_of_case on draft (case_id) where content is not null;
