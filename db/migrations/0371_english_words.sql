-- What was written in English is found by English endings («deliveries» finds «delivery»), what was not as before by Spanish ones.
-- A message is searched by the words of its own language; whoever searches needs not say which.
create function search_words(value text, language text) returns tsvector language sql immutable parallel safe
  return case when language = 'en' then to_tsvector('english', plain_words(coalesce(value, ''))) else search_words(coalesce(value, '')) end;

-- Of «words -others»: the words in either language, and the others in neither.
create or replace function search_query(value text) returns tsquery language sql immutable parallel safe strict
  return (
    select case when left_out is null then wanted else wanted && !!left_out end
    from (select regexp_replace(plain_words(value), '(^|\s)-("[^"]*"|\S+)', ' ', 'g') as words,
        (select string_agg(found[2], ' or ') from regexp_matches(plain_words(value), '(^|\s)-("[^"]*"|\S+)', 'g') as found) as others) said,
      lateral (select websearch_to_tsquery('spanish', words) || websearch_to_tsquery('english', words) as wanted,
        websearch_to_tsquery('spanish', others) || websearch_to_tsquery('english', others) as left_out) both_languages
  );

update message set search = setweight(search_words(subject, 'en'), 'A') || ts_filter(search, '{b}') || setweight(search_words(left(text, 100000), 'en'), 'C')
  where language = 'en' and search <> '';
update file_text set search = search_words(text) || search_words(text, 'en') where state = 'read';
