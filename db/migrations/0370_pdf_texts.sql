-- What PDF attachments say is found too: those that came before the program could read them are read now.
insert into file_text (sha256, name)
  select distinct on (sha256) sha256, name from attachment where message_id is not null and not inline and name ~* '\.pdf$'
  order by sha256, name
  on conflict do nothing;
