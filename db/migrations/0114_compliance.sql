-- What the law asks to be shown and kept: yearly evaluation, service sheet, bodies of out-of-court settlement, complaints book.

-- Every clock of a case shows once in Cumplimiento, each list by its own index.
create index legal_clock_breach on legal_clock (late_at desc, id desc) where late_at is not null and whose = 'company';
create index legal_clock_critical on legal_clock (critical_at, due_at, id) where state = 'running' and late_at is null and whose = 'company';
create index case_without_receipt on case_file (received_at, id) where acknowledged_at is null and resolved_at is null and discarded_as is null and legal_class is not null;

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'what was published or frozen stays as it was: % on % refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- A yearly evaluation as it stood when it was frozen; a correction is another one with the next number. results: definitions and figures.
create table evaluation (
  id uuid primary key,
  number integer not null unique,
  year integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  data_until timestamptz not null,
  frozen_at timestamptz not null,
  frozen_by uuid references person (id),
  results jsonb not null,
  sha256 text not null,
  keep_until date not null
);
create index evaluation_of_year on evaluation (year desc, number desc);
create trigger evaluation_frozen before update on evaluation for each row execute function refuse_rewriting();

-- What the company says of its own service, as published: a version each time, with its dates.
create table service_sheet (
  id uuid primary key,
  version integer not null unique,
  published_at timestamptz not null,
  published_by uuid references person (id),
  content jsonb not null,
  sha256 text not null
);
create trigger service_sheet_published before update or delete on service_sheet for each row execute function refuse_rewriting();

-- Who settles what we could not: systems the company adheres to, and the competent bodies of a territory or sector.
create table adr_body (
  id uuid primary key,
  name text not null,
  adhered boolean not null,
  -- ISO 3166-2 of the territory and code of the sector; empty holds for all.
  region text not null default '',
  sector text not null default '',
  website text not null default '',
  address text not null default '',
  phone text not null default '',
  text_es text not null default '',
  text_en text not null default '',
  active boolean not null default true,
  created_at timestamptz not null
);
create index adr_body_in_force on adr_body (region, sector) where active;

-- Peru's Libro de Reclamaciones. A number is given in the transaction that keeps its sheet, under the lock of its book and year: none is ever skipped.
create table complaints_book (
  code text primary key,
  establishment text not null default ''
);
insert into complaints_book (code) values ('LV-01');
create table book_counter (
  book text not null references complaints_book (code),
  year integer not null,
  last integer not null,
  primary key (book, year)
);
-- provider, consumer, good: as they were declared when the sheet was filed.
create table book_sheet (
  id uuid primary key,
  book text not null references complaints_book (code),
  year integer not null,
  number integer not null check (number > 0),
  case_id uuid not null references case_file (id),
  intake_id uuid not null unique,
  kind text not null check (kind in ('reclamo', 'queja')),
  filed_at timestamptz not null,
  provider jsonb not null,
  consumer jsonb not null,
  good jsonb not null,
  detail text not null,
  request text not null,
  sha256 text not null,
  keep_until date not null,
  unique (book, year, number)
);
create index book_sheet_of_case on book_sheet (case_id);
create index book_sheet_newest on book_sheet (filed_at desc, id desc);
create table book_requalified (
  id uuid primary key,
  sheet_id uuid not null references book_sheet (id),
  was text not null,
  becomes text not null,
  reason text not null,
  at timestamptz not null,
  by_id uuid references person (id)
);
create index book_requalified_of on book_requalified (sheet_id, at);

create function refuse_early_deletion() returns trigger language plpgsql as $$
begin
  if old.keep_until >= current_date then
    raise exception '% must be kept until %', tg_table_name, old.keep_until using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;
create trigger evaluation_kept before delete on evaluation for each row execute function refuse_early_deletion();
create trigger book_sheet_kept before delete on book_sheet for each row execute function refuse_early_deletion();
create trigger book_sheet_filed before update on book_sheet for each row execute function refuse_rewriting();
create trigger book_requalified_told before update or delete on book_requalified for each row execute function refuse_rewriting();
