-- Every draft that left is remembered, not only the last: one tried again after another has left would leave twice.
alter table draft add column sent_ids uuid[] not null default '{}';
update draft set sent_ids = array[sent_id] where sent_id is not null;
alter table draft drop column sent_id;
