-- Mechanism: the log and its seals, files, jobs, settings, alarms. No business word here.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Spanish stems without accents: «reclamación», «reclamacion» and «reclamaciones» meet.
create text search configuration cauce (copy = spanish);
alter text search configuration cauce alter mapping for hword, hword_part, word with unaccent, spanish_stem;

-- Lower case and no accents, for names typed in a hurry. Immutable wrapper so that it can be indexed.
create function plain(value text) returns text language sql immutable parallel safe strict
  return lower(unaccent('unaccent'::regdictionary, value));

-- One row a stream (a case, a customer, a policy…): where its chain stands. Locked by whoever appends.
create table stream (
  id text primary key,
  n integer not null,
  head bytea not null
);

-- Invariants 2 and 3. `data` carries ids, codes, amounts and content hashes; never free text or personal data.
create table event (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  stream text not null,
  n integer not null,
  type text not null,
  actor text not null,
  at timestamptz not null,
  data jsonb not null default '{}',
  prev bytea not null,
  hash bytea not null,
  unique (stream, n)
);
create index event_by_order on event (tx, id);
create index event_by_time on event (at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only: % on % refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger event_append_only before update or delete on event for each row execute function refuse_change();
create trigger event_no_truncate before truncate on event for each statement execute function refuse_change();

-- Invariant 4: where each reader stands, in (tx, id) order.
create table reader_cursor (
  reader text primary key,
  tx xid8 not null,
  id bigint not null,
  moved_at timestamptz not null default now()
);

create table seal (
  day date primary key,
  upto_id bigint not null,
  streams integer not null,
  root bytea not null,
  prev bytea not null,
  sealed_at timestamptz not null
);
create table seal_leaf (
  day date not null references seal (day),
  stream text not null,
  n integer not null,
  hash bytea not null,
  primary key (day, stream)
);
create trigger seal_append_only before update or delete on seal for each row execute function refuse_change();
create trigger seal_leaf_append_only before update or delete on seal_leaf for each row execute function refuse_change();

-- Bytes live on disk (or an object store) under their SHA-256; this row says that they are ours.
create table file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  type text not null default 'application/octet-stream',
  created_at timestamptz not null
);

create table idempotency (
  actor text not null,
  key text not null,
  route text not null,
  body_sha256 text not null,
  status integer not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_by_age on idempotency (created_at);

create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null
);

-- A personal link: only the hash of its token is kept; used_at makes it single use where the purpose asks for it.
create table link_token (
  hash bytea primary key,
  purpose text not null,
  subject text not null,
  data jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index link_token_by_subject on link_token (purpose, subject);

-- What an administrator must know now: a silent channel, a contact without case, a full disk.
create table alarm (
  id uuid primary key,
  kind text not null,
  subject text not null,
  data jsonb not null default '{}',
  raised_at timestamptz not null,
  seen_at timestamptz not null,
  cleared_at timestamptz
);
create unique index alarm_open on alarm (kind, subject) where cleared_at is null;

-- Counters of attempts (sign-in, portal keys, acknowledgements), in fixed windows.
create table throttle (
  key text not null,
  starts_at timestamptz not null,
  count integer not null,
  primary key (key, starts_at)
);

-- The application's role may not touch graphile_worker's tables: it enqueues through this door, in its own transaction.
create function enqueue_job(task text, payload json, run_at timestamptz, max_attempts integer, job_key text, queue text, priority integer)
returns void language sql security definer set search_path = pg_catalog, public, graphile_worker as $$
  select graphile_worker.add_job(task, payload, queue, run_at, max_attempts, job_key, priority)
$$;
