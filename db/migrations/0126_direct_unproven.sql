-- The case whose key they held without proof that it is theirs: their contact has a case of its own, linked to that one.
alter table direct_contact add column unproven_about uuid references case_file (id);
