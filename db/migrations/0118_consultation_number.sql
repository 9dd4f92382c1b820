-- Short enough to stand in an address that answers come back to; and when the agent's lead is told.
alter table consultation add column number bigint generated always as identity;
create unique index consultation_number on consultation (number);
alter table consultation add column lead_at timestamptz not null default now();
alter table consultation alter column lead_at drop default;
-- The mailbox of ours that answers by mail come back to; '' where mail is not received by us.
alter table consultation add column reply_address text not null default '';
