create schema search;
grant usage on schema search to greffe_app;

-- Words are kept without their accents; French and English each have their stems, names are kept whole.
create text search configuration search.fr (copy = french);
alter text search configuration search.fr alter mapping for hword, hword_part, word with unaccent, french_stem;
create text search configuration search.en (copy = english);
alter text search configuration search.en alter mapping for hword, hword_part, word with unaccent, english_stem;
create text search configuration search.names (copy = simple);
alter text search configuration search.names alter mapping for hword, hword_part, word with unaccent, simple;

-- The words of a thing named in both languages, for generated columns; a name that is the same in both is read as a name once.
create function search.words(fr text, en text) returns tsvector language sql immutable parallel safe return
  to_tsvector('search.fr', coalesce(fr, '')) || to_tsvector('search.en', coalesce(en, '')) || to_tsvector('search.names', case when fr = en then fr else coalesce(fr, '') || ' ' || coalesce(en, '') end);

-- One typed word, as the beginning of a word, in either language.
create function search.typed(word text) returns tsquery language sql immutable parallel safe return
  to_tsquery('search.fr', quote_literal(word) || ':*') || to_tsquery('search.en', quote_literal(word) || ':*') || to_tsquery('search.names', quote_literal(word) || ':*');

-- Every word by which something public was ever found, as it is written or as its stem: what a mistyped word is compared with. Acts are final and
-- superseded facts are kept, so no word ever leaves.
create table search.term (word text primary key);
create index on search.term using gin (word gin_trgm_ops);
select greffe.make_final('search.term');

create function search.learn() returns trigger language plpgsql as $$
begin
  insert into search.term
  select said from (select distinct said from added, unnest(tsvector_to_array(added.words)) said) new
  where length(said) > 3 and said ~ '^[[:alpha:]]+$' and not exists (select from search.term t where t.word = said)
  on conflict do nothing;
  return null;
end $$;

-- Called once for each table whose column `words` is public.
create function search.learn_from(name regclass) returns void language plpgsql as $$
begin
  execute format('create trigger learnt after insert on %s referencing new table as added for each statement execute function search.learn()', name);
end $$;
