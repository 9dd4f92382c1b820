-- What reading an arrival needs to find again: the mail it was, what it said, and where its acceptance was counted.
-- mail_key: Message-ID, or the hash of the bytes when there is none. content_sha256: what a person sees of it.
alter table intake add column mail_key text;
alter table intake add column content_sha256 text;
create index intake_mail_key on intake (mail_key) where mail_key is not null;
create index intake_unreadable on intake (received_at desc, id desc) where readable = false;

-- subject: the mailbox, form… of that channel; the usual pace of each is learned from these hours.
alter table acceptance add column subject text not null default '';
alter table acceptance drop constraint acceptance_pkey;
alter table acceptance add primary key (channel, subject, hour, shard);
