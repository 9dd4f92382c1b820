-- What an attachment says, for search. It is read after it arrived, off the way of the mail; what can't be read says so and is not tried again.
create table file_text (
  sha256 text primary key references file (sha256) on delete cascade,
  name text not null,
  state text not null default 'waiting' check (state in ('waiting', 'read', 'unreadable')),
  tries integer not null default 0,
  taken_at timestamptz,
  text text not null default '',
  search tsvector
);
create index file_text_waiting on file_text (sha256) where state = 'waiting';
create index file_text_search on file_text using gin (search) with (fastupdate = off);
insert into file_text (sha256, name)
  select distinct on (sha256) sha256, name from attachment where message_id is not null and not inline and name ~* '\.(txt|csv|md|log|docx)$'
  order by sha256, name;
