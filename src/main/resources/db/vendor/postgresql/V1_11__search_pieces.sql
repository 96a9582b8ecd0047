-- "contains" at the same cost however many disputes there are (docs/adr/0009): the index holds each six letters that follow one
-- another, which few numbers share, where pg_trgm had groups of three that one number in forty has.
drop index disputes_by_search_text;

create function search_pieces(numbers text) returns tsvector language plpgsql immutable strict as $$
declare
  pieces text[];
begin
  for start in 1..length(numbers) loop
    pieces[start] := substr(numbers, start, 6);
  end loop;
  return array_to_tsvector(pieces);
end $$;

-- Of a part its last eight letters, since the numbers of a shop begin alike: two pieces, or twice the beginning of one. Always two:
-- PostgreSQL knows how frequent a piece is where one row in 300 has it, and takes all others for as frequent as that.
create function search_sought(part text) returns tsquery language plpgsql immutable strict as $$
declare
  ending text := case when length(part) < 6 then ':*' else '' end;
begin
  return (array_to_tsvector(array[right(part, 6)])::text || ending)::tsquery
    && (array_to_tsvector(array[left(right(part, 8), 6)])::text || ending)::tsquery;
end $$;

-- Whether one of the numbers contains the part; both in lower case, and the numbers one to a line. Two letters or one are found
-- sooner in the order of the list.
create function search_finds(numbers text, part text) returns boolean language sql immutable as $$
  select position(part in numbers) > 0 and (length(part) < 3 or search_pieces(numbers) @@ search_sought(part))
$$;

-- What is new waits in a list that each search reads, so it is kept short
create index disputes_by_search_pieces on disputes using gin (search_pieces(search_text)) with (gin_pending_list_limit = 256);
