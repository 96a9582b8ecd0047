-- The words of a document with the merchant before each, so that those of a merchant stand together in the index
create function search_lexemes(merchant_id integer, words text, customer_words text) returns tsvector
language plpgsql immutable strict as $$
begin
  return array_to_tsvector(string_to_array(
    merchant_id || ':' || replace(words || ' ' || customer_words, ' ', ' ' || merchant_id || ':'), ' '));
end $$;

-- The query twice: PostgreSQL takes words that it does not know for frequent, and would read the disputes in the order of the list
create function search_words_match(merchant_id integer, words text, customer_words text, query text) returns boolean
language sql immutable as $$
  select search_lexemes(merchant_id, words, customer_words) @@ (cast(query as tsquery) && cast(query as tsquery))
$$;

-- New documents wait in a list that each search reads, so it is kept short
create index search_documents_by_words on search_documents using gin (search_lexemes(merchant_id, words, customer_words))
  with (gin_pending_list_limit = 256);
