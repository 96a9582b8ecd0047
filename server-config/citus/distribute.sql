-- Distributes the tables of Redress over the workers of Citus (docs/scale.md). For the coordinator, after each migration
-- that adds a table, while no node runs:
--   psql -v ON_ERROR_STOP=1 -f server-config/citus/distribute.sql redress
-- Tables that are distributed already stay as they are, so it may run again. An error changes nothing.
-- A prototype of Redress ran on Citus 13 with the same steps by hand. This file was only tried on PostgreSQL with stand-ins
-- for Citus' functions (SchemaMigrationDistributedTest).

do $$
declare
  -- Shared by all merchants: the whole table is on each worker
  reference_tables constant regclass[] := array['merchants', 'merchant_holidays', 'merchant_sso_names',
    'merchant_chat_clients', 'merchant_erasures', 'merchant_erasure_counts', 'audit_log', 'audit_entries', 'dispute_reasons',
    'dispute_reason_names'];
  -- On the coordinator only
  local_tables constant regclass[] := array['flyway_schema_history'];
  added regclass[];
  added_table regclass;
  foreign_key record;
  function_name regprocedure;
begin
  -- Citus requires it for foreign keys to reference tables in one transaction with the distribution
  perform set_config('citus.multi_shard_modify_mode', 'sequential', true);

  -- Functions of a database that is older than Citus; those of later migrations are distributed by Citus itself
  for function_name in select p.oid from pg_proc p
    where p.pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      and not exists (select from pg_dist_object o where o.classid = 'pg_proc'::regclass and o.objid = p.oid)
  loop
    perform create_distributed_function(function_name);
  end loop;

  -- Citus' local tables, which it makes of tables that refer to reference tables, are not distributed yet.
  -- customers comes first: the others are placed with it
  select coalesce(array_agg(c.oid::regclass order by c.relname <> 'customers', c.relname), '{}') into added
  from pg_class c
  where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.oid <> all (local_tables)
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    and not exists (select from citus_tables t
      where t.table_name = c.oid and t.citus_table_type in ('distributed', 'reference'));

  create temporary table foreign_keys on commit drop as
    select conrelid::regclass as owner, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conrelid = any (added);
  for foreign_key in select * from foreign_keys loop
    execute format('alter table %s drop constraint %I', foreign_key.owner, foreign_key.name);
  end loop;

  foreach added_table in array added loop
    if added_table = any (reference_tables) then
      perform create_reference_table(added_table);
    -- Refuses a table whose primary key does not begin with the merchant
    elsif exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = added_table and i.indisprimary and a.attname = 'merchant_id')
    then
      perform create_distributed_table(added_table, 'merchant_id',
        colocate_with => case when added_table = 'customers'::regclass then 'none' else 'customers' end);
    else
      raise exception 'The primary key of % does not begin with merchant_id; is it a reference table?', added_table;
    end if;
  end loop;

  for foreign_key in select * from foreign_keys loop
    execute format('alter table %s add constraint %I %s', foreign_key.owner, foreign_key.name, foreign_key.definition);
  end loop;
end $$;
