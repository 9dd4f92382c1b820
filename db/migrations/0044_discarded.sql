-- discarded_as: why a case that is put away was never one of ours; null while it is open and when it was resolved.
alter table case_file add column discarded_as text;
update case_file f set discarded_as = e.data ->> 'reason' from event e
where e.type = 'case.discarded' and e.stream = 'case:' || f.id and e.at = f.resolved_at;

-- withdrawn: a reply that had not left when its case was discarded. It stays in the thread, unlike one its writer took back.
alter table message add column withdrawn boolean not null default false;
