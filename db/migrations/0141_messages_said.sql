-- Who said what in which language, case by case, is read from the index alone: the yearly evaluation walks all of them.
create index message_said on message (case_id, at, id) include (direction, channel, language, automatic, held_reason, undone_at);
drop index message_of_case;
alter index message_said rename to message_of_case;
