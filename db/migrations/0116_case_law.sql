-- What the law asks of how a case is handled, and faults that many cases share.

-- What the customer was told of who settles what we could not, as it stood: words, bodies, pack.
alter table resolution add column adr jsonb;

-- An answer in another language or by another way than the customer's, and why.
create table reply_exception (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  message_id uuid not null references message (id) deferrable initially deferred,
  kind text not null check (kind in ('language', 'channel')),
  expected text not null,
  used text not null,
  reason text not null,
  by_id uuid references person (id),
  at timestamptz not null
);
create index reply_exception_of on reply_exception (case_id, at);

-- A customer asked for a supervisor, or for a person instead of a machine. due_at: until when they must be called back.
create table human_request (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  kind text not null check (kind in ('supervisor', 'person')),
  asked_at timestamptz not null,
  -- Who wrote it down; null when the customer pressed it on a public page.
  taken_by uuid references person (id),
  via text not null,
  phone text not null default '',
  said text not null default '',
  -- Put through in the same contact, so that nobody has to be called.
  same_contact boolean not null default false,
  assigned_id uuid references person (id),
  due_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'attended', 'withdrawn')),
  ended_at timestamptz,
  ended_by uuid references person (id),
  outcome text not null default ''
);
create unique index human_request_waiting on human_request (case_id, kind) where state = 'waiting';
create index human_request_queue on human_request (due_at, id) where state = 'waiting';
create index human_request_by_time on human_request (asked_at);
create index human_request_of on human_request (case_id, asked_at);

-- While it stands the service isn't cut, or the debt isn't collected: other systems ask for it.
create table service_hold (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  kind text not null check (kind in ('service', 'collection')),
  reason text not null,
  placed_at timestamptz not null,
  placed_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  lift_reason text not null default '',
  -- Lifted although nobody had been notified of the resolution.
  early boolean not null default false
);
create unique index service_hold_standing on service_hold (case_id, kind) where lifted_at is null;
create index service_hold_by_time on service_hold (coalesce(lifted_at, placed_at), id);

-- Whether the customer agreed to be recorded, each time they were asked; what was recorded is kept until they are notified at least.
create table recording_consent (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  given boolean not null,
  channel text not null,
  asked_at timestamptz not null,
  asked_by uuid references person (id),
  -- Where the recording or its transcript is.
  place text not null default '',
  held_until_notice boolean not null,
  released_at timestamptz
);
create index recording_consent_of on recording_consent (case_id, asked_at);
create index recording_held on recording_consent (case_id) where held_until_notice and released_at is null;

-- A fault that many cases share.
create table mass_incident (
  id uuid primary key,
  number integer generated always as identity unique,
  title text not null,
  cause text not null default '',
  places text not null default '',
  measures text not null default '',
  restoration_at timestamptz,
  -- Said on the public pages while it is open.
  public boolean not null default false,
  public_text text not null default '',
  public_text_en text not null default '',
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_at timestamptz not null,
  opened_by uuid references person (id),
  closed_at timestamptz,
  closed_by uuid references person (id)
);
create index mass_incident_open on mass_incident (opened_at desc) where state = 'open';

create table mass_incident_case (
  incident_id uuid not null references mass_incident (id),
  case_id uuid not null references case_file (id),
  attached_at timestamptz not null,
  attached_by text not null,
  detached_at timestamptz,
  primary key (incident_id, case_id)
);
create index mass_incident_of_case on mass_incident_case (case_id) where detached_at is null;

-- One update for all of its cases.
create table broadcast (
  id uuid primary key,
  incident_id uuid not null references mass_incident (id),
  text_es text not null,
  text_en text not null default '',
  restoration_at timestamptz,
  made_by uuid references person (id),
  made_at timestamptz not null,
  total integer not null
);
create index broadcast_of on broadcast (incident_id, made_at desc);

-- What became of it for each case; a row is written in the transaction that leaves its message, so that no customer hears twice.
create table broadcast_case (
  broadcast_id uuid not null references broadcast (id),
  case_id uuid not null references case_file (id),
  state text not null default 'pending' check (state in ('pending', 'mailed', 'page', 'by_hand', 'skipped')),
  message_id uuid references message (id) deferrable initially deferred,
  at timestamptz,
  primary key (broadcast_id, case_id)
);
create index broadcast_pending on broadcast_case (broadcast_id, case_id) where state = 'pending';
create index broadcast_of_case on broadcast_case (case_id, at);
