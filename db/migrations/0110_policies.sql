-- Who may decide what: versions of the decision table, the solutions it speaks of, and what was given as a surprise.

-- A draft has no number; published, it never changes again.
create table policy_version (
  id uuid primary key,
  number integer unique,
  state text not null check (state in ('draft', 'published', 'withdrawn', 'discarded')),
  name text not null,
  definition jsonb not null,
  -- The number it was made from, and what advice it follows.
  based_on integer,
  advice jsonb,
  revision integer not null default 1,
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  reason text not null default '',
  effective_at timestamptz,
  published_by text,
  published_at timestamptz,
  check ((state in ('published', 'withdrawn')) = (number is not null)),
  check (number is null or (effective_at is not null and published_at is not null))
);
create index policy_version_in_force on policy_version (effective_at desc, number desc) where state = 'published';

-- priced: granting it takes an amount. The company may add its own; none is deleted, because decisions cite them.
create table solution_kind (
  code text primary key check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  label_es text not null,
  label_en text not null,
  priced boolean not null,
  position integer not null,
  active boolean not null default true
);
insert into solution_kind (code, label_es, label_en, priced, position) values
  ('refund', 'Reembolso', 'Refund', true, 1),
  ('exchange', 'Cambio', 'Exchange', false, 2),
  ('resend', 'Reenvío', 'Resend', false, 3),
  ('credit', 'Abono o descuento', 'Credit or discount', true, 4),
  ('repair', 'Reparación', 'Repair', false, 5),
  ('pickup', 'Recogida', 'Pick-up', false, 6),
  ('late_return', 'Devolución fuera de plazo', 'Return outside term', true, 7),
  ('free_shipping', 'Portes gratis', 'Free shipping', true, 8),
  ('contract_change', 'Cambio de contrato', 'Contract change', false, 9),
  ('other', 'Otra', 'Other', true, 10);

create table surprise (
  id uuid primary key,
  person_id uuid not null references person (id),
  case_id uuid not null references case_file (id),
  customer_id uuid references customer (id),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  why text not null,
  at timestamptz not null
);
create index surprise_of_person on surprise (person_id, at desc);
create index surprise_newest on surprise (at desc, id desc);
