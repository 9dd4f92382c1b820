-- Run after every migration: what the application's role may do. Everything but the log: there it may only add.
do $$ begin
  if not exists (select from pg_roles where rolname = 'cauce_app') then
    create role cauce_app nologin nobypassrls;
  end if;
  if not pg_has_role(current_user, 'cauce_app', 'member') then
    execute format('grant cauce_app to %I', current_user);
  end if;
end $$;
grant usage on schema public to cauce_app;
grant select, insert, update, delete on all tables in schema public to cauce_app;
grant usage, select on all sequences in schema public to cauce_app;
revoke update, delete, truncate on event, seal, seal_leaf from cauce_app;
revoke delete, truncate on stream from cauce_app;
revoke insert, update, delete on migration from cauce_app;
revoke all on function enqueue_job from public;
grant execute on function enqueue_job to cauce_app;
