-- What brings a case back before its date: somebody inside answers or decides.
alter table snooze add column wakes_on text check (wakes_on in ('answer'));
