-- Customers who could not get through: found in the log, listed until somebody of the Director's line reaches out to them.

-- How much of what it takes, in how many days back. A rule without anything to count yet says so.
create table unreached_rule (
  reason text primary key check (reason in ('no_reply', 'refused', 'calls', 'transfers', 'promises', 'reopened')),
  at_least integer not null check (at_least > 0),
  within_days integer not null check (within_days between 1 and 365),
  measured boolean not null default true
);
insert into unreached_rule (reason, at_least, within_days, measured) values
  ('no_reply', 3, 30, true),
  ('refused', 1, 30, true),
  -- No telephone is connected: nothing tells which calls were abandoned.
  ('calls', 2, 30, false),
  ('transfers', 4, 60, true),
  ('promises', 2, 60, true),
  ('reopened', 2, 90, true);

-- listed: nobody has reached out yet; taken: somebody does, in the line; over: what it was found by holds no more.
create table unreached (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  found_at timestamptz not null,
  -- [{"reason": "no_reply", "n": 3, "since": "…", "last": "…"}]
  reasons jsonb not null,
  state text not null default 'listed' check (state in ('listed', 'taken', 'over')),
  ended_at timestamptz,
  taken_by uuid references person (id),
  contact_id uuid references direct_contact (id),
  check ((state = 'listed') = (ended_at is null)),
  check ((state = 'taken') = (taken_by is not null and contact_id is not null))
);
create unique index unreached_once on unreached (case_id) where state = 'listed';
create index unreached_listed on unreached (found_at, id) where state = 'listed';
create index unreached_of_case on unreached (case_id, ended_at);

-- found: reached out to by the line itself.
alter table direct_contact drop constraint direct_contact_origin_check;
alter table direct_contact add constraint direct_contact_origin_check check (origin in ('page', 'case', 'agent', 'found'));
