-- attempts counts claims and is the fencing token; these say how many of them failed or were cut off by a killed process.
alter table intake add column failures integer not null default 0;
alter table intake add column interruptions integer not null default 0;
