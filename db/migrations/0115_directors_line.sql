-- The Director within reach: when, who asked, and what came of it.

-- hours: [{"weekday": 1 (Monday) to 7, "from": "10:00", "to": "11:30"}] in the company's zone: when calls can be chosen.
create table direct_settings (
  id boolean primary key default true check (id),
  hours jsonb not null default '[]',
  slot_minutes integer not null default 20 check (slot_minutes between 5 and 120),
  -- Working minutes within which a message is answered.
  promise_minutes integer not null default 480 check (promise_minutes between 15 and 10000)
);

create table direct_contact (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  kind text not null check (kind in ('message', 'call')),
  -- page: a public page; case: the page of their case; agent: passed up by whoever attends it, whose line of why is a note.
  origin text not null check (origin in ('page', 'case', 'agent')),
  note_id uuid unique references note (id) deferrable initially deferred,
  brought_by uuid references person (id),
  asked_at timestamptz not null,
  message_id uuid references message (id) deferrable initially deferred,
  phone text not null default '',
  slot_at timestamptz,
  promised_at timestamptz not null,
  first_promised_at timestamptz not null,
  -- Since when the promise is broken; told once.
  late_at timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'attended', 'closed')),
  attended_at timestamptz,
  attended_by uuid references person (id),
  attended_how text check (attended_how in ('call', 'message')),
  closed_at timestamptz,
  closed_by uuid references person (id),
  learnt text not null default '',
  check (state = 'waiting' or attended_at is not null),
  check (state <> 'closed' or (closed_at is not null and learnt <> ''))
);
-- One at a time of each case: whoever asks again while they wait joins it.
create unique index direct_waiting on direct_contact (case_id) where state = 'waiting';
create index direct_queue on direct_contact (asked_at, id) where state <> 'closed';
create index direct_due on direct_contact (promised_at) where state = 'waiting' and late_at is null;
create index direct_by_time on direct_contact (asked_at desc, id desc);
create index direct_of_case on direct_contact (case_id, asked_at);
create index direct_closed on direct_contact (closed_at desc) where state = 'closed';

-- A moment somebody chose; taken by the page's own token before its words are kept, so that of two one gets it.
create table direct_slot (
  starts_at timestamptz primary key,
  token_hash bytea not null,
  taken_at timestamptz not null,
  contact_id uuid references direct_contact (id)
);

create table direct_call (
  id uuid primary key,
  contact_id uuid not null references direct_contact (id),
  at timestamptz not null,
  by_id uuid not null references person (id),
  outcome text not null check (outcome in ('spoken', 'no_answer', 'call_back')),
  notes text not null default '',
  call_back_at timestamptz
);
create index direct_call_of on direct_call (contact_id, at);
