-- The words of a text as they are searched: without accents, but for the endings whose plural the stemmer knows only by theirs
-- («reclamación», «reclamacion» and «reclamaciones» meet). Whoever writes message.search or asks it goes through these two.
create function plain_words(value text) returns text language sql immutable parallel safe strict
  return regexp_replace(unaccent('unaccent'::regdictionary, value), '([csx])ion\M', '\1ión', 'gi');

create function search_words(value text) returns tsvector language sql immutable parallel safe strict
  return to_tsvector('spanish', plain_words(value));

create function search_query(value text) returns tsquery language sql immutable parallel safe strict
  return websearch_to_tsquery('spanish', plain_words(value));
