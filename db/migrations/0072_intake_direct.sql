-- What is typed in, or handed in by a program as a case, has its row in the ledger too, written with its case and without bytes.
alter table intake alter column raw_sha256 drop not null, alter column raw_size drop not null;
alter table intake add constraint intake_bytes check ((raw_sha256 is null) = (raw_size is null) and (raw_sha256 is not null or state = 'done'));
