-- Whoever has a case is told that an answer of theirs has not been able to leave.
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
  check (kind in ('assigned', 'replied', 'consulted', 'decided', 'mentioned', 'critical', 'direct', 'unsent'));
