-- What the Director says of a decision of the team, and what whoever made it answers. Private between both, unless it is praise that is shown.
create table decision_review (
  id uuid primary key,
  -- proposal: something granted; petition: something told no to; surprise: a gift from one's own budget. With the id of its row.
  kind text not null check (kind in ('proposal', 'petition', 'surprise')),
  decision_id uuid not null,
  case_id uuid not null references case_file (id),
  person_id uuid not null references person (id),
  verdict text not null check (verdict in ('apt', 'praised', 'doubtful', 'wrong')),
  word text not null check (word <> ''),
  by_id uuid not null references person (id) check (by_id <> person_id),
  at timestamptz not null,
  -- Whoever made it has read it, and what they say.
  read_at timestamptz,
  answer text not null default '',
  answered_at timestamptz,
  shown_at timestamptz,
  unique (kind, decision_id),
  check ((answer = '') = (answered_at is null)),
  check (shown_at is null or verdict = 'praised')
);
create index decision_review_of_person on decision_review (person_id, at desc);
create index decision_review_shown on decision_review (shown_at desc) where shown_at is not null;
create index decision_review_of_case on decision_review (case_id);

-- The decisions of a week, by when they were made.
create index petition_refused on petition (decided_at, id) where outcome in ('rejected', 'inadmissible') and removed_at is null;
