-- A moment taken is a span: when the length of a call changes, what was promised before still takes its own time.
alter table direct_slot add column ends_at timestamptz;
update direct_slot s set ends_at = least(
  s.starts_at + coalesce((select slot_minutes from direct_settings), 20) * interval '1 minute',
  (select min(n.starts_at) from direct_slot n where n.starts_at > s.starts_at));
alter table direct_slot alter column ends_at set not null;
alter table direct_slot add constraint direct_slot_some_time check (ends_at > starts_at);
-- Of two that take crossing spans at once, one gets it.
alter table direct_slot add constraint direct_slot_apart exclude using gist (tstzrange(starts_at, ends_at) with &&);
