-- The face of whoever directs, on public pages; and a contact given back to whoever attends the case, with an instruction.
create table director_photo (
  person_id uuid primary key references person (id),
  sha256 text not null references file (sha256),
  type text not null check (type in ('image/jpeg', 'image/png', 'image/webp')),
  at timestamptz not null
);

alter table direct_contact add column returned_to uuid references person (id);
alter table direct_contact add column returned_at timestamptz;
alter table direct_contact add column instruction text not null default '';
alter table direct_contact add constraint direct_returned_whole check ((returned_to is null) = (returned_at is null) and (returned_to is null) = (instruction = ''));
