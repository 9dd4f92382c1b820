-- The calendar that counts where a team has none of its own.
alter table company add column calendar_id uuid references calendar (id);
