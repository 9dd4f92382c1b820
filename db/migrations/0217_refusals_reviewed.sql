-- Whoever does not authorise decides too. `authorisation`: a proposal told no to by whom it was asked of.
alter table decision_review drop constraint decision_review_kind_check;
alter table decision_review add constraint decision_review_kind_check check (kind in ('proposal', 'petition', 'surprise', 'authorisation'));
create index authorisation_refused on authorisation (decided_at, id) where state = 'refused';
create index proposal_line_applied on proposal_line (proposal_id) where applied_at is not null;
