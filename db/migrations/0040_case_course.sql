-- What the first verbs of a case need: our last word, clocks readable without a calendar, uploads, faster views.

-- The customer has the ball after a word of ours that waits for theirs; kept beside the ball because a snooze covers it.
alter table case_inbox add column awaits_customer boolean not null default false;
alter table case_inbox add column due_attention_at timestamptz;
alter table case_inbox add column due_critical_at timestamptz;
alter table case_inbox add column due_state text check (due_state in ('running', 'paused'));
create index inbox_open on case_inbox (next_at, case_id) where ball <> 'resolved';
create index inbox_team_open on case_inbox (team_id, next_at, case_id) where ball <> 'resolved';
create index inbox_due on case_inbox (due_at, case_id) where ball <> 'resolved' and due_state = 'running';

alter table message add column expects_answer boolean not null default false;
alter table message add column undone_at timestamptz;
alter table message add column failed_at timestamptz;

-- An address of this case that bounced; the customer's record says the same of theirs.
alter table participant add column bounced_at timestamptz;

-- late_at: when the sweep saw it pass its date, so that it is told once.
alter table target add column minutes integer not null default 0;
alter table target add column attention_at timestamptz;
alter table target add column critical_at timestamptz;
alter table target add column late_at timestamptz;
drop index target_running;
create index target_running on target (due_at) where state = 'running' and late_at is null;
create unique index target_once on target (case_id, kind, started_at);

create index case_reference_prefix on case_file (reference text_pattern_ops);
create index case_follower_person on case_follower (person_id);
create index snooze_due on snooze (until) where ended_at is null;

-- A file handed in before the reply, note or case that uses it: bound to the person, used once.
create table upload (
  id text primary key,
  person_id uuid not null references person (id),
  sha256 text not null references file (sha256),
  name text not null,
  type text not null,
  size bigint not null,
  created_at timestamptz not null,
  used_at timestamptz,
  used_by uuid
);
create index upload_unused on upload (created_at) where used_at is null;
