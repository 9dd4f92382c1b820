-- Customers: people and companies, found by any of their addresses.
create table customer (
  id uuid primary key,
  kind text not null check (kind in ('person', 'company')),
  name text not null,
  company_id uuid references customer (id),
  external_ref text,
  language text check (language in ('es', 'en', 'ca', 'gl', 'eu', 'pt', 'fr', 'de', 'it')),
  preferred_channel text check (preferred_channel in ('email', 'phone', 'post', 'portal')),
  preferred_format text check (preferred_format in ('large_print', 'easy_reading', 'sign_language', 'text_only')),
  communication_needs text not null default '',
  vulnerable boolean not null default false,
  merged_into uuid references customer (id),
  created_at timestamptz not null
);
create index customer_name_words on customer using gin (plain(name) gin_trgm_ops);
create index customer_of_company on customer (company_id) where company_id is not null;
create unique index customer_external on customer (external_ref) where external_ref is not null;

-- value: e-mail in lower case, phone in E.164. One e-mail belongs to one customer; a phone may be shared.
create table customer_address (
  id uuid primary key,
  customer_id uuid not null references customer (id),
  kind text not null check (kind in ('email', 'phone')),
  value text not null,
  label text not null default '',
  is_primary boolean not null default false,
  proven_at timestamptz,
  bounced_at timestamptz,
  bounce_reason text,
  created_at timestamptz not null
);
create unique index customer_email on customer_address (value) where kind = 'email';
create unique index customer_address_once on customer_address (customer_id, kind, value);
create index customer_address_value on customer_address (value text_pattern_ops);

create table customer_note (
  id uuid primary key,
  customer_id uuid not null references customer (id),
  author_id uuid not null references person (id),
  text text not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create index customer_note_of on customer_note (customer_id, created_at);

create table customer_tag (
  customer_id uuid not null references customer (id),
  tag_id uuid not null references tag (id),
  primary key (customer_id, tag_id)
);

-- What a merge moved, so that undo puts back exactly that.
create table customer_merge (
  id uuid primary key,
  kept_id uuid not null references customer (id),
  merged_id uuid not null references customer (id),
  moved jsonb not null,
  by_id uuid not null references person (id),
  at timestamptz not null,
  undone_at timestamptz
);
