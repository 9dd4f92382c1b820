-- Who looks at what now, and whether they write: for the screens of the others. It is worth a minute, so it is not kept
-- through a crash and no log hears of it. One row a screen.
create unlogged table presence (
  screen uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  stream text not null,
  doing text not null check (doing in ('viewing', 'writing', 'unsaved')),
  seen_at timestamptz not null
);
create index presence_seen on presence (seen_at);
