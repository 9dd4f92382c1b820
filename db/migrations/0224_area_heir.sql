-- Who takes over what an area had to do once it is no longer in use; null: each task goes back to whoever it was granted by.
alter table area add column heir_id uuid references area (id) check (heir_id <> id);
