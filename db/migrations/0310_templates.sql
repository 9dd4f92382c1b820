-- Texts people answer with: whole answers and short pieces. What one says stands in its versions, which nobody changes.
create table template (
  id uuid primary key,
  kind text not null check (kind in ('template', 'snippet')),
  owner_id uuid not null references person (id),
  shared text not null default 'mine' check (shared in ('mine', 'team', 'all')),
  team_id uuid references team (id),
  version integer not null check (version > 0),
  -- Out of use; what was written with it still says so.
  archived_at timestamptz,
  created_at timestamptz not null,
  check ((shared = 'team') = (team_id is not null))
);
create index template_of_owner on template (owner_id);
create index template_of_team on template (team_id) where team_id is not null;

create table template_version (
  template_id uuid not null references template (id),
  number integer not null check (number > 0),
  title text not null check (length(title) between 1 and 120),
  -- One for each language and form of address: {language, form, html, text}.
  texts jsonb not null,
  -- Empty: of any type, by any way.
  case_types text[] not null default '{}',
  channels text[] not null default '{}',
  -- What else is done with the case when it is chosen.
  actions jsonb not null default '[]',
  made_at timestamptz not null,
  made_by uuid not null references person (id),
  primary key (template_id, number)
);

-- With which version an answer was written, and whether nothing of it was changed. Counted from here; told by the log.
create table template_use (
  message_id uuid not null references message (id),
  template_id uuid not null,
  number integer not null,
  case_type text not null,
  unchanged boolean not null,
  at timestamptz not null,
  primary key (message_id, template_id),
  foreign key (template_id, number) references template_version (template_id, number)
);
create index template_use_of_template on template_use (template_id, at desc);

-- What stands under a mail in a language: a person's own, or that of a team for whoever has none.
create table signature (
  person_id uuid references person (id),
  team_id uuid references team (id),
  language text not null check (language in ('es', 'en')),
  text text not null check (length(text) between 1 and 2000),
  changed_at timestamptz not null,
  changed_by uuid not null references person (id),
  check ((person_id is null) <> (team_id is null))
);
create unique index signature_of_person on signature (person_id, language) where person_id is not null;
create unique index signature_of_team on signature (team_id, language) where team_id is not null;
