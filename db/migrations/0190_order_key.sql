-- One order, however it is written («P-1», «p 1»): what was given for it is looked for by this.
create function order_key(given text) returns text language sql immutable parallel safe
  return nullif(regexp_replace(upper(given), '[^[:alnum:]]', '', 'g'), '');
alter table proposal add column order_key text generated always as (order_key(order_ref)) stored;
create index proposal_of_order on proposal (order_key) where order_key is not null;
