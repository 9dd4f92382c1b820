-- When it was told by mail too, to whoever wants that.
alter table notification add column mailed_at timestamptz;
