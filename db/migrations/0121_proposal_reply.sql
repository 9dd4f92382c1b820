-- The reply a proposal was applied with: taken back before it leaves, what it promised is taken back too.
alter table proposal add column message_id uuid references message (id);
create index proposal_of_message on proposal (message_id) where message_id is not null;
