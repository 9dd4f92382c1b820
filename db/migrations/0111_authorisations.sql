-- What an agent proposes for a case, who has to say yes to it, what is then to be carried out, and what is said about it.
create table proposal (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  customer_id uuid references customer (id),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  version integer not null default 1,
  state text not null check (state in ('applied', 'waiting', 'approved', 'changed', 'refused', 'withdrawn', 'expired')),
  -- 0: a right by law, with its article; 1 own, 2 consulted, 3 authorised.
  level smallint not null check (level between 0 and 3),
  policy_number integer not null,
  rule_id text,
  facts jsonb not null default '{}',
  decision jsonb not null default '{}',
  reason text not null default '',
  cause_code text not null,
  area_id uuid references area (id),
  currency text not null,
  total_minor bigint not null default 0,
  order_ref text,
  order_total_minor bigint,
  purchased_on date,
  customer_told boolean not null default false,
  by_director boolean not null default false,
  decided_at timestamptz,
  closed_at timestamptz
);
create index proposal_of_case on proposal (case_id, made_at);
create index proposal_of_customer on proposal (customer_id, made_at) where customer_id is not null;
create index proposal_of_agent on proposal (made_by, made_at);
create index proposal_waiting on proposal (case_id) where state = 'waiting';
create index proposal_by_time on proposal (made_at, id);

create table proposal_line (
  id uuid primary key,
  proposal_id uuid not null references proposal (id),
  position integer not null,
  solution text not null,
  amount_minor bigint,
  quantity numeric(12, 3),
  detail text not null default '',
  level smallint not null check (level between 0 and 3),
  rule_id text,
  article text,
  applied_at timestamptz,
  unique (proposal_id, position)
);

-- One request to one person. Several of a step stand side by side (who was asked and who stands in): the first to decide decides.
create table authorisation (
  id uuid primary key,
  proposal_id uuid not null references proposal (id),
  proposal_version integer not null,
  step smallint not null,
  approver_id uuid not null references person (id),
  -- Whom the policy names; another person than the approver when that one stands in.
  asked_id uuid not null references person (id),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null check (state in ('pending', 'approved', 'changed', 'refused', 'superseded', 'expired', 'withdrawn')),
  decided_by uuid references person (id),
  decided_at timestamptz,
  amount_minor bigint,
  reason text not null default '',
  final_at timestamptz,
  via text check (via in ('app', 'link', 'director')),
  reminded_at timestamptz,
  escalated_at timestamptz
);
create index authorisation_of_proposal on authorisation (proposal_id, step);
create index authorisation_of_approver on authorisation (approver_id, due_at) where state = 'pending';
create index authorisation_pending on authorisation (due_at) where state = 'pending';
create index authorisation_decided on authorisation (approver_id, decided_at desc, id desc) where decided_at is not null;
create unique index authorisation_once on authorisation (proposal_id, proposal_version, step, approver_id) where state = 'pending';

-- What was granted and somebody has to carry out until it is confirmed.
create table execution (
  id uuid primary key,
  proposal_line_id uuid not null unique references proposal_line (id),
  case_id uuid not null references case_file (id),
  solution text not null,
  amount_minor bigint,
  currency text not null,
  assignee_id uuid references person (id),
  area_id uuid references area (id),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'cancelled')),
  done_by uuid references person (id),
  done_at timestamptz,
  proof text not null default ''
);
create index execution_of_case on execution (case_id);
create index execution_open on execution (due_at, id) where state = 'open';
create index execution_of_area on execution (area_id, due_at) where state = 'open';

-- What those who ask and those who are asked say to each other about a consultation or an authorisation. Never the customer's.
create table circuit_message (
  id uuid primary key,
  kind text not null check (kind in ('authorisation', 'consultation')),
  subject_id uuid not null,
  case_id uuid not null references case_file (id),
  author_id uuid references person (id),
  author_area_id uuid references area (id),
  via text not null check (via in ('app', 'link', 'mail')),
  text text not null,
  at timestamptz not null
);
create index circuit_message_of on circuit_message (kind, subject_id, at);
create index circuit_message_of_case on circuit_message (case_id, at);

-- Delegation by dates: while it lasts, what this person is asked to authorise goes to the other one.
create table delegation (
  id uuid primary key,
  person_id uuid not null references person (id),
  delegate_id uuid not null references person (id) check (delegate_id <> person_id),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  made_at timestamptz not null,
  made_by text not null,
  cancelled_at timestamptz
);
create index delegation_of_person on delegation (person_id, ends_at) where cancelled_at is null;

-- Who inside has the ball, for rows of lists: {"circuit", "kind": "area" or "person", "id", "since", "dueAt"}.
alter table case_inbox add column waits_for jsonb;
