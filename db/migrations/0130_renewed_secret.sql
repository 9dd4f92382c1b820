-- OAuth2 providers may hand out another refresh token with each access token, and take the old one back. Kept apart from the
-- one that was typed in: only a change of that one opens the mailbox anew.
alter table mailbox add column renewed_secret text;
