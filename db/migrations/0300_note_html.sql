-- A note with its shape (lists, links, tables, pictures), as platform/writing cleans it; '' where its text says it all.
alter table note add column html text not null default '';
