-- Two cases that are one: the merged one ends, leads to the kept one, and can be parted from it again.
create table case_merge (
  id uuid primary key,
  kept_id uuid not null references case_file (id),
  merged_id uuid not null references case_file (id) check (merged_id <> kept_id),
  -- The last event of the kept case before it: what happens to that one afterwards counts for the merged one's clocks too.
  kept_n integer not null,
  -- Which rows it moved, so that undo puts back exactly those.
  moved jsonb not null,
  at timestamptz not null,
  by_id uuid references person (id),
  undone_at timestamptz,
  undone_by uuid references person (id)
);
create unique index case_merge_standing on case_merge (merged_id) where undone_at is null;
create index case_merge_kept on case_merge (kept_id) where undone_at is null;

-- A case and those that go on in it: whose clocks stand on it.
create function with_merged(given uuid) returns table (id uuid) language sql stable parallel safe
  as $$ select given union all select m.merged_id from case_merge m where m.kept_id = given and m.undone_at is null $$;
