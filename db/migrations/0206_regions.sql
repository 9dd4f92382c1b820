-- Who settles what was not granted depends on where the customer lives and what the company sells (Ley 10/2025, art. 13.7).
alter table customer add column region text not null default '';
alter table company add column sector text not null default '';
