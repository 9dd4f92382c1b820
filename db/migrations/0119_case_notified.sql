-- When the reasoned answer reached the customer: what stops the clocks of the law. Null while it waits to leave.
alter table resolution add column notified_at timestamptz;
