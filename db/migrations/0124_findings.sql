-- A finding: what in a procedure, an area or a system makes customers lose, told without naming anybody, and what its area says.
create table finding (
  id uuid primary key,
  case_id uuid not null references case_file (id),
  contact_id uuid references direct_contact (id),
  fault text not null check (fault in ('people_skill', 'workload', 'information', 'policy', 'process', 'system', 'product_design',
    'product_batch', 'supplier', 'carrier', 'third_party', 'expectation', 'customer_error', 'fraud', 'external')),
  summary text not null check (summary <> ''),
  -- The customer's own words, as they stood in that message.
  message_id uuid references message (id),
  quote text not null default '',
  -- What the case had cost when it was made: [{"currency": "EUR", "minor": 4500}].
  cost jsonb not null,
  -- Whose it is now.
  area_id uuid not null references area (id),
  made_by uuid not null references person (id),
  made_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'explained')),
  answer text not null default '',
  answered_by uuid references person (id),
  answered_at timestamptz,
  check ((message_id is null) = (quote = '')),
  check ((state = 'open') = (answered_at is null)),
  check (state <> 'explained' or answer <> '')
);
create index finding_open on finding (made_at, id) where state = 'open';
create index finding_answered on finding (answered_at desc, id desc) where state <> 'open';
create index finding_of_case on finding (case_id, made_at);

create table finding_pass (
  id uuid primary key,
  finding_id uuid not null references finding (id),
  from_area_id uuid not null references area (id),
  to_area_id uuid not null references area (id),
  word text not null check (word <> ''),
  by_id uuid not null references person (id),
  at timestamptz not null
);
create index finding_pass_of on finding_pass (finding_id, at);
