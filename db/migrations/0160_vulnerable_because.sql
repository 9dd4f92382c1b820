-- Why somebody is attended first, as they say themselves and no more of it than that (Ley 10/2025, arts. 10.6 and 15.2): no proof is asked.
alter table customer
  add column vulnerable_because text check (vulnerable_because in ('age', 'disability', 'other')),
  add constraint customer_vulnerable_because check (vulnerable or vulnerable_because is null);
