-- Cases in which something happened since it was last weighed whether their customer gets through.
create table unreached_due (
  case_id uuid primary key references case_file (id)
);
