-- A session's token changes when its rights grow; requests already under way with the former one get a few seconds.
alter table session add column former_hash bytea, add column former_until timestamptz;
create unique index session_by_former on session (former_hash) where former_hash is not null;
create index session_by_end on session (expires_at);
create index passkey_of_person on passkey (person_id);
create index api_token_of_person on api_token (person_id);
create index link_token_by_expiry on link_token (expires_at);
