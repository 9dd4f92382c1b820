-- What the company knows, written down: articles with their versions, read by the team and, the public ones, by anybody.
create table knowledge_section (
  id uuid primary key,
  name_es text not null check (length(name_es) between 1 and 80),
  name_en text not null default '',
  position integer not null
);

-- The words of an article as they are searched: stems of its language, and the words as they stand, for what is half typed.
create function article_words(language text, value text) returns tsvector language sql immutable parallel safe strict
  return case language when 'en' then to_tsvector('english', unaccent('unaccent'::regdictionary, value)) else search_words(value) end
    || to_tsvector('simple', plain(value));

create table article (
  id uuid primary key,
  -- Translations of one another share it: one for each language.
  group_id uuid not null,
  language text not null check (language in ('es', 'en')),
  -- Its public address; it stays the same whatever becomes of the title.
  slug text not null unique,
  audience text not null default 'internal' check (audience in ('internal', 'public')),
  state text not null default 'draft' check (state in ('draft', 'published', 'archived')),
  section_id uuid references knowledge_section (id),
  owner_id uuid not null references person (id),
  review_on date,
  -- The day of review that was told already.
  review_told date,
  families text[] not null default '{}',
  -- The newest version, and the one that is read (none before it is published).
  latest integer not null default 1,
  published integer,
  -- What is read: of the published version, or of the newest where none is.
  title text not null,
  html text not null,
  text text not null,
  search tsvector not null generated always as
    (setweight(article_words(language, title), 'A') || setweight(article_words(language, left(text, 100000)), 'D')) stored,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  unique (group_id, language),
  check (state <> 'published' or published is not null)
);
create index article_search on article using gin (search);
create index article_to_review on article (review_on) where state = 'published';

create table article_version (
  article_id uuid not null references article (id) on delete cascade,
  n integer not null,
  title text not null,
  html text not null,
  text text not null,
  by_id uuid references person (id),
  at timestamptz not null,
  -- The version it brought back.
  restores integer,
  primary key (article_id, n)
);

create table article_file (
  id uuid primary key,
  article_id uuid not null references article (id) on delete cascade,
  sha256 text not null references file (sha256),
  name text not null,
  type text not null,
  size bigint not null,
  at timestamptz not null
);
create index article_file_of on article_file (article_id);
create index article_file_bytes on article_file (sha256);

-- «¿Te ha servido?»: of colleagues one each, of visitors one a press.
create table article_rating (
  id uuid primary key,
  article_id uuid not null references article (id) on delete cascade,
  source text not null check (source in ('team', 'portal')),
  helpful boolean not null,
  word text not null default '',
  by_id uuid references person (id),
  at timestamptz not null,
  check ((source = 'team') = (by_id is not null))
);
create unique index article_rating_of_person on article_rating (article_id, by_id) where by_id is not null;
create index article_rating_of on article_rating (article_id, source);

-- In which cases an article was used in what was written to the customer.
create table article_use (
  article_id uuid not null references article (id) on delete cascade,
  case_id uuid not null references case_file (id) on delete cascade,
  how text not null check (how in ('text', 'link')),
  by_id uuid references person (id),
  at timestamptz not null,
  primary key (article_id, case_id, how)
);
create index article_use_of_case on article_use (case_id);

-- Expressions that mean the same: a search for one finds the others.
create table knowledge_synonym (
  id uuid primary key,
  expressions text[] not null check (cardinality(expressions) between 2 and 20),
  position integer not null
);

-- What was looked for and not found, by its bare words: no numbers, no addresses, no names.
create table knowledge_gap (
  id uuid primary key,
  source text not null check (source in ('team', 'portal')),
  language text not null check (language in ('es', 'en')),
  words text not null,
  shown text not null,
  empty integer not null default 0,
  unopened integer not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null,
  closed_at timestamptz,
  article_id uuid references article (id) on delete set null,
  unique (source, language, words)
);
create index knowledge_gap_open on knowledge_gap (last_at desc) where closed_at is null;
