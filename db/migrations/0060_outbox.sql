-- Keys that sign outgoing mail belong to a domain, not to a mailbox: two mailboxes of one domain share one DNS record.
create table dkim_key (
  domain text not null check (domain = lower(domain)),
  selector text not null,
  record text not null,
  secret text not null,
  created_at timestamptz not null,
  primary key (domain, selector)
);
alter table mailbox drop column dkim, drop column dkim_secret;

-- Five days of trying count from the first try, not from writing: a mail may be held, or wait for a relay.
-- relay_mail_id: some relays (Microsoft 365, Amazon SES) put a Message-ID of their own on what they deliver.
alter table outbox add column first_try_at timestamptz, add column relay_mail_id text;
create index outbox_relay_mail_id on outbox (relay_mail_id) where relay_mail_id is not null;
create index outbox_bounce_address on outbox (envelope_from) where envelope_from like '%+b.%';
create index outbox_of_author on outbox (created_by, created_at) where created_by like 'person:%';
create index outbox_late on outbox (first_try_at) where late_told_at is null and state in ('deferred', 'sending');

-- A mail is composed first and its message kept with what was composed, both in one transaction.
alter table outbox alter constraint outbox_message_id_fkey deferrable initially deferred;
