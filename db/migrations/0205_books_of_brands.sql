-- A book of complaints belongs to who keeps it: the company (no brand), or a brand of it that follows Peru's rules with its own provider.
alter table complaints_book
  add column brand_id uuid references brand (id),
  add column provider_name text not null default '',
  add column tax_id text not null default '',
  add column address text not null default '',
  add constraint complaints_book_of_brand unique nulls not distinct (brand_id);
-- The one book so far is the company's if the company itself follows those rules, else of the brand that began first.
update complaints_book set brand_id = (select brand_id from legal_pack_choice where pack = 'pe-libro' order by effective_at, made_at limit 1)
where not exists (select from legal_pack_choice where pack = 'pe-libro' and brand_id is null);
-- Books open with their first sheet; one that nobody uses goes.
delete from complaints_book b where establishment = '' and not exists (select from book_counter c where c.book = b.code);
