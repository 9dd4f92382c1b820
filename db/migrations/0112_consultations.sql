-- Circuit 2: what an area is asked about a case, who is on duty to answer, what was promised meanwhile, and where the time went.

-- Service minutes an area has to answer a consultation, over its own working calendar.
alter table area add column answer_minutes integer not null default 240 check (answer_minutes between 1 and 100000);

-- Who answers for an area, for the Director or for supervision between two moments.
create table duty (
  id uuid primary key,
  purpose text not null check (purpose in ('area', 'director', 'supervision')),
  area_id uuid references area (id),
  person_id uuid not null references person (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  made_by text not null,
  made_at timestamptz not null,
  cancelled_at timestamptz,
  check ((purpose = 'area') = (area_id is not null))
);
create index duty_ahead on duty (purpose, area_id, ends_at) where cancelled_at is null;

-- question: asks a fact. order: asks a subordinated section for goods. handover: the work itself goes to the area, the agent follows.
-- customer_facts: what the area is shown of the case, frozen when it was asked. answers: the buttons made for this question.
create table consultation (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  proposal_id uuid references proposal (id),
  area_id uuid not null references area (id),
  kind text not null check (kind in ('question', 'order', 'handover')),
  asked_by uuid not null references person (id),
  asked_at timestamptz not null,
  question text not null,
  answers jsonb not null default '[]',
  customer_facts jsonb not null default '[]',
  -- What an order asks for.
  item text,
  quantity integer check (quantity > 0),
  -- Who was told by mail: on duty, the area's head, or nobody when the area's own address was.
  told_id uuid references person (id),
  told_address text not null default '',
  half_at timestamptz not null,
  due_at timestamptz not null,
  blocks boolean not null default true,
  state text not null default 'open' check (state in ('open', 'answered', 'cancelled', 'handed_over')),
  answer_code text,
  answer_text text not null default '',
  quantity_confirmed integer check (quantity_confirmed >= 0),
  promised_on date,
  answered_by uuid references person (id),
  answered_via text check (answered_via in ('app', 'link', 'mail')),
  answered_at timestamptz,
  closed_at timestamptz,
  reminded_at timestamptz,
  escalated_at timestamptz,
  escalated_to uuid references person (id),
  lead_told_at timestamptz,
  check ((kind = 'order') = (item is not null and quantity is not null))
);
create index consultation_of_case on consultation (case_id, asked_at);
create index consultation_of_area on consultation (area_id, state, due_at, id);
create index consultation_of_asker on consultation (asked_by, asked_at desc, id desc);
create index consultation_open on consultation (half_at) where state = 'open';
create index consultation_blocking on consultation (case_id) where state = 'open' and blocks;
create index consultation_answered on consultation (area_id, answered_at) where state = 'answered';

-- Files of a consultation, by the bytes kept under their hash: what went with the question, what came with the answer.
create table consultation_file (
  id uuid primary key,
  consultation_id uuid not null references consultation (id),
  side text not null check (side in ('asked', 'answered')),
  position integer not null,
  sha256 text not null references file (sha256),
  name text not null,
  type text not null,
  size bigint not null
);
create index consultation_file_of on consultation_file (consultation_id, side, position);
create index consultation_file_sha on consultation_file (sha256);

-- What a customer was told would happen by a date: an answer while others decide, or a delivery an area committed to.
create table case_promise (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  kind text not null check (kind in ('answer', 'delivery')),
  consultation_id uuid references consultation (id),
  -- The circuit that was awaited when an answer was promised.
  circuit smallint check (circuit in (2, 3)),
  promised_at timestamptz not null,
  made_by text not null,
  made_at timestamptz not null,
  -- The automatic notice that said it; null while the customer hasn't been told.
  message_id uuid references message (id) deferrable initially deferred,
  state text not null default 'open' check (state in ('open', 'kept', 'replaced', 'broken', 'withdrawn')),
  ended_at timestamptz
);
create index promise_of_case on case_promise (case_id, made_at);
create unique index promise_once on case_promise (case_id, kind, promised_at) where kind = 'answer';
create index promise_open on case_promise (promised_at) where state = 'open';

-- Where each hour of a case was spent. circuit: 1 ours, 2 an area, 3 who authorises; null while the customer has it, it is put off or resolved.
-- who: "area:<id>" or "person:<id>" while it is inside.
alter table waiting add column circuit smallint, add column who text;
update waiting set circuit = 1 where ball = 'ours';
