-- remind_at: when whoever carries out what was granted is reminded next; its due date at first.
alter table execution add column remind_at timestamptz;
update execution set remind_at = due_at where state = 'open';
create index execution_reminder on execution (remind_at) where state = 'open';
