-- A selector somebody keeps under a name, for themselves, a team or everybody. `selector`: terms and words, in codes and ids.
create table saved_view (
  id uuid primary key,
  owner_id uuid not null references person (id),
  name text not null check (length(name) between 1 and 80),
  shared text not null default 'mine' check (shared in ('mine', 'team', 'all')),
  team_id uuid references team (id),
  selector jsonb not null,
  sort text not null default 'due' check (sort in ('due', 'newest', 'oldest')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((shared = 'team') = (team_id is not null))
);
create index saved_view_of_owner on saved_view (owner_id);
create index saved_view_of_team on saved_view (team_id) where team_id is not null;

-- What selectors ask by: rare values are gathered by these, common ones are met on the way down the list.
create index case_of_type on case_file (type, opened_at desc);
create index case_of_reason on case_file (reason_code, opened_at desc) where reason_code is not null;
create index case_of_mailbox on case_file (mailbox_id, opened_at desc) where mailbox_id is not null;
create index case_flagged on case_file using gin (flags) where flags <> '{}';
create index customer_address_domain on customer_address (split_part(value, '@', 2)) where kind = 'email';
