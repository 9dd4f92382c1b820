-- Invariant 1: the ledger of everything that arrived, and invariant 10: of everything that goes out.
create table intake (
  id uuid primary key,
  channel text not null,
  mailbox_id uuid references mailbox (id),
  dedupe_key text not null,
  raw_sha256 text not null,
  raw_size bigint not null,
  envelope jsonb not null default '{}',
  received_at timestamptz not null,
  state text not null default 'received' check (state in ('received', 'processing', 'retry', 'done', 'quarantined')),
  outcome text check (outcome in ('case', 'message', 'bounce', 'duplicate', 'spam', 'ignored')),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  lease_until timestamptz,
  reason text,
  from_address text,
  subject text,
  case_id uuid references case_file (id),
  message_id uuid references message (id),
  reader_version integer,
  readable boolean,
  finished_at timestamptz,
  unique (channel, dedupe_key)
);
create index intake_waiting on intake (next_try_at, id) where state in ('received', 'retry', 'processing');
create index intake_by_time on intake (received_at desc, id desc);
create index intake_by_state on intake (state, received_at desc);
create index intake_of_case on intake (case_id) where case_id is not null;

-- What each IMAP mailbox has shown us, by the server's own numbers.
create table imap_uid (
  mailbox_id uuid not null references mailbox (id),
  folder text not null,
  uidvalidity bigint not null,
  uid bigint not null,
  intake_id uuid not null references intake (id),
  seen_at timestamptz not null,
  primary key (mailbox_id, folder, uidvalidity, uid)
);
create table imap_cursor (
  mailbox_id uuid not null references mailbox (id),
  folder text not null,
  uidvalidity bigint not null,
  last_uid bigint not null,
  moved_at timestamptz not null,
  primary key (mailbox_id, folder)
);

-- Hours of each channel's arrivals, to know what silence is usual.
create table channel_pulse (
  channel text not null,
  subject text not null,
  last_at timestamptz not null,
  primary key (channel, subject)
);

-- accepted: what each door said yes to, counted apart from the ledger so that the two can be compared.
create table acceptance (
  channel text not null,
  hour timestamptz not null,
  shard smallint not null,
  accepted bigint not null default 0,
  repeated bigint not null default 0,
  primary key (channel, hour, shard)
);

create table outbox (
  id uuid primary key,
  message_id uuid references message (id),
  case_id uuid references case_file (id),
  kind text not null check (kind in ('reply', 'acknowledgement', 'notice', 'system')),
  mail_id text not null unique,
  envelope_from text not null,
  recipients jsonb not null,
  mail jsonb not null,
  state text not null check (state in ('held', 'queued', 'needs_yes', 'waiting', 'sending', 'sent', 'deferred', 'bounced', 'failed', 'undone')),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  lease_until timestamptz,
  lease_token uuid,
  domain text not null default '',
  last_reply text,
  late_told_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index outbox_due on outbox (next_try_at) where state in ('held', 'queued', 'waiting', 'sending', 'deferred');
create index outbox_of_message on outbox (message_id);
create index outbox_of_case on outbox (case_id);
create index outbox_troubled on outbox (created_at desc) where state in ('failed', 'bounced', 'deferred', 'needs_yes', 'waiting');

-- Automatic mail sent, to hold the caps against loops.
create table auto_answer (
  address text not null,
  case_id uuid references case_file (id),
  mailbox_id uuid references mailbox (id),
  kind text not null,
  at timestamptz not null
);
create index auto_answer_address on auto_answer (address, at desc);
create index auto_answer_mailbox on auto_answer (mailbox_id, at desc);
