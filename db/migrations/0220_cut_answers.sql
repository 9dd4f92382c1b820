-- What a customer was told of a cut of their service: the cause, and when it will be back, or why that is not known yet.
create table cut_answer (
  message_id uuid primary key references message (id) deferrable initially deferred,
  case_id uuid not null references case_file (id),
  cause text not null default '',
  restoration text not null default '',
  unknown text not null default '',
  at timestamptz not null
);
create index cut_answer_of on cut_answer (case_id, at);

-- Whoever wrote the update says that its words tell the cause.
alter table broadcast add column says_cause boolean not null default false;
