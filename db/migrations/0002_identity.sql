-- People who work here, their sign-in and their tokens.
create table person (
  id uuid primary key,
  name text not null,
  email text not null check (email = lower(email)),
  roles text[] not null check (cardinality(roles) > 0),
  status text not null default 'active' check (status in ('invited', 'active', 'disabled')),
  language text not null default 'es' check (language in ('es', 'en')),
  job_title text not null default '',
  signature text not null default '',
  preferences jsonb not null default '{}',
  password_hash text,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  available boolean not null default true,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index person_email on person (email);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  fresh_until timestamptz not null,
  user_agent text not null default '',
  address text not null default '',
  ended_at timestamptz
);
create index session_of_person on session (person_id) where ended_at is null;

create table api_token (
  id uuid primary key,
  name text not null,
  token_hash bytea not null unique,
  person_id uuid not null references person (id),
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table passkey (
  id uuid primary key,
  person_id uuid not null references person (id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);

create table recovery_code (
  person_id uuid not null references person (id),
  hash bytea not null,
  used_at timestamptz,
  primary key (person_id, hash)
);
