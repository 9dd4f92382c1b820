-- The company: brands, teams, areas, working calendars, absences, tags, own fields, contact reasons.
create table company (
  id boolean primary key default true check (id),
  name text not null,
  legal_name text not null default '',
  tax_id text not null default '',
  address text not null default '',
  phone text not null default '',
  website text not null default '',
  language text not null default 'es',
  zone text not null default 'Europe/Madrid',
  country text not null default 'ES',
  currency text not null default 'EUR',
  reference_prefix text not null default 'RC',
  director_id uuid references person (id),
  sample boolean not null default false,
  created_at timestamptz not null
);

-- A calendar's opening hours and edited holidays, as `clocks` defines them; every edit is a new version.
create table calendar (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null
);
create table calendar_version (
  calendar_id uuid not null references calendar (id),
  version integer not null,
  definition jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (calendar_id, version)
);

create table brand (
  id uuid primary key,
  name text not null,
  language text not null default 'es',
  form_of_address text not null default 'tu' check (form_of_address in ('tu', 'usted')),
  signature text not null default '',
  active boolean not null default true,
  created_at timestamptz not null
);

create table team (
  id uuid primary key,
  name text not null,
  calendar_id uuid references calendar (id),
  active boolean not null default true,
  created_at timestamptz not null
);
create table team_member (
  team_id uuid not null references team (id),
  person_id uuid not null references person (id),
  primary key (team_id, person_id)
);
create index team_of_person on team_member (person_id);

create table area (
  id uuid primary key,
  name text not null,
  email text not null default '',
  head_id uuid references person (id),
  calendar_id uuid references calendar (id),
  active boolean not null default true,
  created_at timestamptz not null
);
create table area_member (
  area_id uuid not null references area (id),
  person_id uuid not null references person (id),
  primary key (area_id, person_id)
);
create index area_of_person on area_member (person_id);

create table absence (
  id uuid primary key,
  person_id uuid not null references person (id),
  substitute_id uuid references person (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  made_by text not null,
  cancelled_at timestamptz
);
create index absence_of_person on absence (person_id, ends_at) where cancelled_at is null;

create table tag (
  id uuid primary key,
  name text not null,
  active boolean not null default true,
  created_at timestamptz not null
);
create unique index tag_name on tag (plain(name)) where active;

create table field_definition (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  label_es text not null,
  label_en text not null,
  kind text not null check (kind in ('text', 'number', 'date', 'choice', 'boolean')),
  choices text[] not null default '{}',
  required_to_resolve boolean not null default false,
  position integer not null default 0,
  active boolean not null default true
);

create table contact_reason (
  code text primary key,
  stage text not null check (stage in ('pre', 'sale', 'post')),
  label_es text not null,
  label_en text not null,
  active boolean not null default true
);

-- Internal targets: minutes over the team's calendar, by priority.
create table target_policy (
  kind text not null check (kind in ('acknowledge', 'take_in_charge', 'first_reply', 'resolve')),
  priority text not null check (priority in ('normal', 'high')),
  minutes integer not null check (minutes > 0),
  pauses_with_customer boolean not null default false,
  primary key (kind, priority)
);
