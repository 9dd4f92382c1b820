-- Cases of the same problem: one of them is their parent. A parent has no parent; what was merged counts where it goes on.
create table case_parent (
  child_id uuid primary key references case_file (id),
  parent_id uuid not null references case_file (id) check (parent_id <> child_id),
  at timestamptz not null,
  by text not null
);
create index case_parent_children on case_parent (parent_id);

-- What brings a case back before its date, besides somebody inside: its tasks done, its mass incident or its parent ended, the customer.
alter table snooze drop constraint snooze_wakes_on_check;
alter table snooze add check (wakes_on in ('answer', 'task', 'incident', 'parent', 'customer'));
