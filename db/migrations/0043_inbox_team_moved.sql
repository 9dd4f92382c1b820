-- A team's open cases by their last movement: the order «newest first» of everyone who sees their teams only.
create index inbox_team_moved on case_inbox (team_id, moved_at desc, case_id) where ball <> 'resolved';
