-- What an area or an approver answers by mail becomes a word of its own circuit: an outcome of its own, with no message of the case.
alter table intake drop constraint intake_outcome_check;
update intake set outcome = 'inside' where state = 'done' and outcome = 'message' and message_id is null and reason in ('consultation_answered', 'consultation_said', 'authorisation_said');
alter table intake add constraint intake_outcome_check check (outcome in ('case', 'message', 'inside', 'bounce', 'duplicate', 'spam', 'ignored'));
