-- The case, split by what happens to it.
create sequence case_number start 10001;

create table mailbox (
  id uuid primary key,
  address text not null unique check (address = lower(address)),
  aliases text[] not null default '{}',
  name text not null,
  brand_id uuid references brand (id),
  team_id uuid references team (id),
  source text not null default 'smtp' check (source in ('smtp', 'imap')),
  imap jsonb,
  secret text,
  dkim jsonb,
  dkim_secret text,
  active boolean not null default true,
  lease_owner text,
  lease_until timestamptz,
  last_ok_at timestamptz,
  last_error text,
  last_error_at timestamptz,
  created_at timestamptz not null
);

create table case_file (
  id uuid primary key,
  reference text not null unique,
  public_key text not null unique,
  subject text not null,
  type text not null default 'enquiry' check (type in ('enquiry', 'grievance', 'complaint', 'incident', 'return', 'repair', 'suggestion', 'praise', 'other')),
  legal_class text check (legal_class in ('enquiry_immediate', 'enquiry_followup', 'incident', 'complaint')),
  reason_code text references contact_reason (code),
  priority text not null default 'normal' check (priority in ('normal', 'high')),
  flags text[] not null default '{}',
  channel text not null check (channel in ('email', 'form', 'phone', 'counter', 'post', 'chat', 'social', 'portal', 'api')),
  language text not null default 'es',
  customer_id uuid references customer (id),
  brand_id uuid references brand (id),
  mailbox_id uuid references mailbox (id),
  fields jsonb not null default '{}',
  received_at timestamptz not null,
  opened_at timestamptz not null,
  acknowledged_at timestamptz,
  first_reply_at timestamptz,
  resolved_at timestamptz
);
create index case_of_customer on case_file (customer_id, opened_at desc);
create index case_by_opening on case_file (opened_at desc, id desc);

-- The narrow read model behind every list; kept by the same transaction as what it mirrors.
-- ball: ours | inside | customer | snoozed | resolved. next_at: the date invariant 6 asks for.
create table case_inbox (
  case_id uuid primary key references case_file (id),
  ball text not null check (ball in ('ours', 'inside', 'customer', 'snoozed', 'resolved')),
  ball_since timestamptz not null,
  owner_id uuid references person (id),
  team_id uuid references team (id),
  next_at timestamptz not null,
  due_at timestamptz,
  due_kind text,
  due_started_at timestamptz,
  snoozed_until timestamptz,
  moved_at timestamptz not null,
  inbound_n integer not null default 0,
  last_inbound_at timestamptz,
  excerpt text not null default '',
  circuit smallint not null default 1
);
alter table case_inbox add constraint inbox_has_hands check (ball = 'resolved' or owner_id is not null or team_id is not null);
create index inbox_of_owner on case_inbox (owner_id, ball, next_at, case_id);
create index inbox_of_team on case_inbox (team_id, ball, next_at, case_id);
create index inbox_by_ball on case_inbox (ball, next_at, case_id);
create index inbox_unowned on case_inbox (next_at, case_id) where owner_id is null and ball <> 'resolved';
create index inbox_moved on case_inbox (moved_at desc, case_id);

create table case_seen (
  case_id uuid not null references case_file (id),
  person_id uuid not null references person (id),
  inbound_n integer not null,
  primary key (case_id, person_id)
);

create table participant (
  case_id uuid not null references case_file (id),
  address text not null,
  name text not null default '',
  customer_id uuid references customer (id),
  role text not null check (role in ('requester', 'copied', 'third_party')),
  added_at timestamptz not null,
  added_by text not null,
  primary key (case_id, address)
);
create index participant_address on participant (address);

create table case_follower (
  case_id uuid not null references case_file (id),
  person_id uuid not null references person (id),
  why text not null check (why in ('chose', 'mentioned', 'handed_over')),
  since timestamptz not null,
  primary key (case_id, person_id)
);

create table petition (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  position integer not null,
  text text not null,
  outcome text check (outcome in ('granted', 'partly', 'rejected', 'informed', 'withdrawn', 'inadmissible')),
  reason text,
  decided_at timestamptz,
  decided_by uuid references person (id),
  removed_at timestamptz,
  unique (case_id, position)
);

create table message (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  origin_case_id uuid not null references case_file (id),
  direction text not null check (direction in ('in', 'out')),
  channel text not null,
  author_id uuid references person (id),
  customer_id uuid references customer (id),
  from_name text not null default '',
  from_address text not null default '',
  "to" jsonb not null default '[]',
  cc jsonb not null default '[]',
  bcc jsonb not null default '[]',
  recipients_total integer not null default 0,
  subject text not null default '',
  text text not null default '',
  quoted text not null default '',
  signature text not null default '',
  html text not null default '',
  has_remote boolean not null default false,
  language text,
  automatic text check (automatic in ('acknowledgement', 'auto-reply', 'bounce', 'list', 'calendar', 'auto-generated', 'notice')),
  threaded_by text not null,
  held_reason text,
  authenticity jsonb not null default '{}',
  warnings text[] not null default '{}',
  intake_id uuid,
  raw_sha256 text,
  mail_id text,
  at timestamptz not null,
  received_at timestamptz not null,
  search tsvector
);
create index message_of_case on message (case_id, at, id);
create index message_mail_id on message (mail_id) where mail_id is not null;
create index message_search on message using gin (search) with (fastupdate = off);
create index message_newest on message (at desc, id desc);
create unique index message_of_intake on message (intake_id) where intake_id is not null;

create table attachment (
  id uuid primary key,
  message_id uuid references message (id),
  note_id uuid,
  position integer not null default 0,
  sha256 text not null references file (sha256),
  name text not null,
  type text not null,
  size bigint not null,
  inline boolean not null default false,
  content_id text
);
create index attachment_of_message on attachment (message_id, position);
create index attachment_of_note on attachment (note_id) where note_id is not null;
create index attachment_name on attachment using gin (plain(name) gin_trgm_ops);

create table note (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  origin_case_id uuid not null references case_file (id),
  author_id uuid not null references person (id),
  text text not null,
  mentions uuid[] not null default '{}',
  at timestamptz not null
);
create index note_of_case on note (case_id, at);
alter table attachment add foreign key (note_id) references note (id);

create table snooze (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  until timestamptz not null,
  by_id uuid references person (id),
  at timestamptz not null,
  ended_at timestamptz,
  ended_by text
);
create unique index snooze_open on snooze (case_id) where ended_at is null;

create table resolution (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  by_id uuid references person (id),
  at timestamptz not null,
  message_id uuid references message (id),
  reopened_at timestamptz,
  reopened_by text,
  reopened_why text
);
create unique index resolution_open on resolution (case_id) where reopened_at is null;

create table target (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  kind text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  spent_minutes integer,
  state text not null check (state in ('running', 'met', 'missed', 'paused', 'cancelled'))
);
create index target_of_case on target (case_id);
create index target_running on target (due_at) where state = 'running';

create table waiting (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  ball text not null,
  since timestamptz not null,
  until timestamptz
);
create unique index waiting_open on waiting (case_id) where until is null;
create index waiting_of_case on waiting (case_id, since);

create table case_tag (
  case_id uuid not null references case_file (id),
  tag_id uuid not null references tag (id),
  primary key (case_id, tag_id)
);
create index case_of_tag on case_tag (tag_id);

-- a < b, so that a link is one row whichever side it was made from.
create table case_link (
  a uuid not null references case_file (id),
  b uuid not null references case_file (id),
  kind text not null default 'related' check (kind in ('related', 'stranger', 'duplicate', 'copy')),
  at timestamptz not null,
  by text not null,
  primary key (a, b),
  check (a < b)
);
create index case_link_b on case_link (b);

create table mention (
  note_id uuid not null references note (id),
  person_id uuid not null references person (id),
  case_id uuid not null references case_file (id),
  at timestamptz not null,
  seen_at timestamptz,
  primary key (note_id, person_id)
);
create index mention_of_person on mention (person_id, at desc);

-- Stays of the sweep: who a case was handed to and why, so that it does not go round in circles.
create table handover (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  from_id uuid references person (id),
  to_id uuid references person (id),
  to_team_id uuid references team (id),
  why text not null,
  at timestamptz not null,
  by text not null
);
create index handover_of_case on handover (case_id, at);
