-- The rows of creation_locks stay for nodes of the version before, which run beside this one during an upgrade
create function lock_for_creation(merchant integer, keys text) returns integer language plpgsql volatile as $$
declare
  key integer;
begin
  foreach key in array cast(keys as integer[]) loop
    perform pg_advisory_xact_lock(merchant, key);
  end loop;
  return array_length(cast(keys as integer[]), 1);
end
$$;
