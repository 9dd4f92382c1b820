-- Who did what is read from the log, by person and time. Acts by a personal link or by mail name their person in what they carry.
create function contributor(type text, actor text, data jsonb) returns text language sql immutable parallel safe
  return case type
    when 'authorisation.decided' then coalesce('person:' || (data ->> 'by'), actor)
    when 'consultation.answered' then coalesce('person:' || (data ->> 'person'), actor)
    else actor end;
-- Held by `CONTRIBUTION_EVENTS`: a query over the same list walks it.
create index event_contribution on event (contributor(type, actor, data), at) where type in (
  'case.reply_written', 'case.noted', 'consultation.asked', 'consultation.answered', 'proposal.applied', 'authorisation.decided',
  'surprise.given', 'direct.called', 'case.person_attended', 'case.supervisor_called', 'case.call_tried', 'case.resolved');

-- Minutes a case of a type takes: what the company says, and what its own log says once there is enough of it.
create table effort_default (
  type text primary key,
  minutes integer not null check (minutes between 1 and 600),
  changed_at timestamptz not null,
  changed_by text not null
);
create table effort_measured (
  type text primary key,
  minutes integer not null,
  n integer not null,
  since timestamptz not null,
  measured_at timestamptz not null
);

-- What somebody is good at, by type of case; who has none listed takes any.
create table person_skill (
  person_id uuid not null references person (id),
  type text not null,
  primary key (person_id, type)
);
-- Hours of their own; without a row, those of their team.
create table person_shift (
  person_id uuid primary key references person (id),
  days text[] not null check (cardinality(days) > 0),
  starts text not null,
  ends text not null
);

-- «No puedo con todo»: somebody asks for a hand with some of their cases, and whoever leads answers.
create table relief (
  id uuid primary key,
  person_id uuid not null references person (id),
  word text not null default '',
  asked_at timestamptz not null,
  -- Who was told first; any lead may answer.
  asked_id uuid references person (id),
  state text not null check (state in ('open', 'answered', 'withdrawn', 'undone')),
  answered_at timestamptz,
  answered_by uuid references person (id),
  answer text not null default ''
);
create unique index relief_open on relief (person_id) where state = 'open';
create index relief_by_time on relief (asked_at desc);
create table relief_case (
  relief_id uuid not null references relief (id),
  case_id uuid not null references case_file (id),
  to_id uuid not null references person (id),
  position integer not null,
  state text not null default 'proposed' check (state in ('proposed', 'kept', 'moved', 'failed', 'returned')),
  -- Why it could not move: an error's code.
  reason text not null default '',
  primary key (relief_id, case_id)
);
create index relief_case_of_case on relief_case (case_id);
