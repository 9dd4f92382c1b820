-- Whoever leads is told that somebody asks for a hand; whoever asked, that it was answered. The case is the first of those asked for.
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
  check (kind in ('assigned', 'replied', 'consulted', 'decided', 'mentioned', 'critical', 'direct', 'unsent', 'automation', 'relief', 'relieved'));
