-- Search: French and English stems, without accents, and words that are nearly the same (docs/decisions/0023-search-in-postgresql.md).
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;

create text search configuration search_plain (copy = simple);
alter text search configuration search_plain alter mapping for asciihword, asciiword, hword, hword_asciipart, hword_part, word with unaccent, simple;
create text search configuration search_fr (copy = french);
alter text search configuration search_fr alter mapping for asciihword, asciiword, hword, hword_asciipart, hword_part, word with unaccent, french_stem;
create text search configuration search_en (copy = english);
alter text search configuration search_en alter mapping for asciihword, asciiword, hword, hword_asciipart, hword_part, word with unaccent, english_stem;

-- What a text can be found by: its stems, and its words as written for whoever is still typing.
create function search_vector(fr text, en text) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('search_fr', coalesce(fr, '')) || to_tsvector('search_en', coalesce(en, ''))
    || to_tsvector('search_plain', coalesce(fr, '') || ' ' || coalesce(en, ''));

-- All the words, each as a stem or as the beginning of a word; a word that says nothing (« de ») counts only where it stands alone.
create function search_query(typed text[]) returns tsquery
  language plpgsql immutable parallel safe strict as $$
declare
  wanted tsquery := ''::tsquery;
  one text;
  stem tsquery;
begin
  foreach one in array typed loop
    stem := to_tsquery('search_fr', one);
    continue when numnode(stem) = 0 and cardinality(typed) > 1;
    stem := stem || to_tsquery('search_en', one) || to_tsquery('search_plain', one || ':*');
    wanted := case when numnode(wanted) = 0 then stem else wanted && stem end;
  end loop;
  return wanted;
end $$;

-- The letters that a slip of the pen is compared with.
create function search_letters(fr text, en text) returns text
  language sql immutable parallel safe
  return people_name_key(coalesce(fr, '') || ' ' || coalesce(en, ''));

-- Whether each of the words is nearly a word of the letters, or nearly its beginning: one letter off in a short one, two in a long one
-- (two letters that changed places are two).
create function search_nearly(letters text, typed text[]) returns boolean
  language sql immutable parallel safe strict
  return not exists (
    select 1 from unnest(typed) w
    where length(w) > 2 and not exists (
      select 1 from regexp_split_to_table(letters, '[^[:alnum:]]+') t
      where least(levenshtein_less_equal(left(t, 40), w, 2), levenshtein_less_equal(left(t, length(w)), w, 2)) <= case when length(w) < 6 then 1 else 2 end));

-- What waits to be indexed is read at every search: it is kept short, in kilobytes, and long enough that an import of thousands is written in batches.
create index plan_item_title_search on plan_item using gin (search_vector(title_fr, title_en)) with (gin_pending_list_limit = 128) where not removed;
create index plan_item_text_search on plan_item
  using gin (search_vector(coalesce(text_fr, '') || ' ' || coalesce(expected_result, ''), text_en)) with (gin_pending_list_limit = 128) where not removed;
create index plan_item_letters on plan_item using gin (search_letters(title_fr, title_en) gin_trgm_ops) with (gin_pending_list_limit = 128) where not removed;

create index people_organisation_search on people_organisation using gin (search_vector(name || ' ' || coalesce(town, ''), null));
create index people_organisation_letters on people_organisation using gin (search_letters(name, town) gin_trgm_ops);

-- What a deed says in its payload; it names no person.
create function search_payload(payload jsonb) returns tsvector
  language sql immutable parallel safe
  return jsonb_to_tsvector('search_fr', payload, '["string"]') || jsonb_to_tsvector('search_plain', payload, '["string"]');
create index journal_entry_search on journal_entry using gin (search_payload(payload));
