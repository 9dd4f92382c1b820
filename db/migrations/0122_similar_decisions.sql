-- The latest authorised proposals, among which those like the one on screen are looked for.
create index proposal_authorised on proposal (made_at desc) where level = 3 and decided_at is not null;
