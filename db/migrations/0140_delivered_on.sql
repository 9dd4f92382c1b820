-- Withdrawal and guarantee count from delivery, not from purchase.
alter table proposal add column delivered_on date;
