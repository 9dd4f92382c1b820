-- Terms set by law: which pack a company or one of its brands follows, and the clocks it sets on each case.
create table legal_pack_choice (
  id uuid primary key,
  brand_id uuid references brand (id),
  pack text not null,
  version text not null,
  effective_at timestamptz not null,
  made_at timestamptz not null,
  made_by text not null
);
create index legal_pack_in_force on legal_pack_choice (effective_at desc, made_at desc);

-- The pack whose terms count for a case, where it has any; kept when the company changes to another.
alter table case_file add column legal_pack text;

-- whose: the company's term, or the customer's to complete what is missing. round: again after a reopening.
-- paused_until: a pause that the law bounds ends there by itself. first_due_at: as first computed.
create table legal_clock (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  clock text not null,
  round smallint not null default 1,
  whose text not null default 'company' check (whose in ('company', 'customer')),
  pack text not null,
  pack_version text not null,
  article text not null,
  unit text not null check (unit in ('hour', 'calendar_day', 'working_day', 'month')),
  length integer not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  attention_at timestamptz not null,
  critical_at timestamptz not null,
  met_at timestamptz,
  state text not null check (state in ('running', 'paused', 'met', 'missed', 'lapsed', 'cancelled')),
  paused_since timestamptz,
  paused_until timestamptz,
  late_at timestamptz,
  calendar_id uuid not null,
  calendar_version integer not null,
  first_due_at timestamptz not null,
  effect text not null,
  unique (case_id, clock, round)
);
create index legal_clock_running on legal_clock (due_at) where state = 'running' and late_at is null;
create index legal_clock_paused on legal_clock (paused_until) where state = 'paused';

-- Every date a term has had, with why it moved: restarted, paused, resumed, calendar, reclassified, reopened.
create table legal_clock_change (
  clock_id uuid not null references legal_clock (id),
  n smallint not null,
  at timestamptz not null,
  due_before timestamptz not null,
  due_after timestamptz not null,
  why text not null,
  primary key (clock_id, n)
);
