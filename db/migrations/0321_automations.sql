-- Rules the company writes: when something happens, or so long after it, cases that are so have this done. `version`: the newest;
-- `version_on`: the one in force, null while it is off. What a version says never changes.
create table automation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 80),
  position integer not null,
  version integer not null,
  version_on integer,
  on_since timestamptz,
  -- Whoever switched it on last, else whoever made it: who is told when it stops.
  owner_id uuid not null references person (id),
  -- It failed too often: what it had to do waits.
  paused_at timestamptz,
  failures integer not null default 0,
  created_at timestamptz not null,
  deleted_at timestamptz,
  check ((version_on is null) = (on_since is null)),
  check (paused_at is null or version_on is not null)
);
create index automation_in_order on automation (position, id) where deleted_at is null;

create table automation_version (
  automation_id uuid not null references automation (id),
  version integer not null check (version > 0),
  trigger jsonb not null,
  selector jsonb not null,
  actions jsonb not null,
  reason text not null,
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  -- What it would have done, tried before it may be switched on.
  tried_at timestamptz,
  tried jsonb,
  primary key (automation_id, version)
);

-- What each rule has to do or did, once for each occasion: an event of the log, or a moment of a case.
create table automation_run (
  id uuid primary key,
  automation_id uuid not null references automation (id),
  version integer not null,
  occasion text not null,
  case_id uuid not null references case_file (id),
  -- The rules whose effects brought it, the first one first.
  chain uuid[] not null default '{}',
  -- The event it answers to, or the moment that has passed.
  because text not null,
  at timestamptz not null,
  -- In this order they are done: the event's place in the log, then the rule's among the rules.
  place bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'stopped')),
  attempts integer not null default 0,
  code text,
  details jsonb,
  applied jsonb,
  made_at timestamptz not null,
  ended_at timestamptz,
  unique (automation_id, occasion),
  foreign key (automation_id, version) references automation_version (automation_id, version),
  check ((state = 'waiting') = (ended_at is null))
);
create index automation_run_waiting on automation_run (place, id) where state = 'waiting';
create index automation_run_newest on automation_run (automation_id, ended_at desc, id desc) where state <> 'waiting';
create index automation_run_of_case on automation_run (case_id, automation_id, ended_at);

alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
  check (kind in ('assigned', 'replied', 'consulted', 'decided', 'mentioned', 'critical', 'direct', 'unsent', 'automation'));
