-- What somebody who works here is told of: only what asks for them. Kept sixty days.
create table notification (
  id uuid primary key,
  person_id uuid not null references person (id),
  case_id uuid not null references case_file (id),
  kind text not null check (kind in ('assigned', 'replied', 'consulted', 'decided', 'mentioned', 'critical', 'direct')),
  -- What it tells, so that it is told once: the event of the log, or the term that turned critical.
  about text not null,
  -- The colleague who did it; null where it was the customer or a clock.
  by_id uuid references person (id),
  at timestamptz not null,
  seen_at timestamptz,
  unique (person_id, kind, about)
);
create index notification_of_person on notification (person_id, at desc, id desc);
create index notification_unseen on notification (person_id, case_id) where seen_at is null;
create index notification_by_age on notification (at);
