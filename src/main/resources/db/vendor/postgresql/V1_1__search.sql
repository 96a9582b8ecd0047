-- "contains" without reading every row; H2 has nothing like it
create extension if not exists pg_trgm;
create index disputes_by_search_text on disputes using gin (search_text gin_trgm_ops);
