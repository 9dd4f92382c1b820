-- Whoever owns an article is told that its day of review has come: once for each day.
create table article_notice (
  id uuid primary key,
  person_id uuid not null references person (id),
  article_id uuid not null references article (id) on delete cascade,
  review_on date not null,
  at timestamptz not null,
  seen_at timestamptz,
  unique (person_id, article_id, review_on)
);
create index article_notice_unseen on article_notice (person_id) where seen_at is null;
