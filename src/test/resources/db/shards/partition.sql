-- Divides each table of a merchant into eight partitions by merchant_id, as a distributed database would
-- The checks of the foreign keys are statements of no call
set auto_explain.log_min_duration = -1;

do $$
declare
  partitioned text;
  reference record;
begin
  create temporary table foreign_keys on commit drop as
    select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace;
  for reference in select * from foreign_keys loop
    execute format('alter table %s drop constraint %I', reference.owner, reference.name);
  end loop;
  for partitioned in select table_name from information_schema.columns
    where table_schema = current_schema() and column_name = 'merchant_id'
      and table_name not in ('merchant_holidays', 'merchant_sso_names', 'merchant_chat_clients', 'audit_entries',
        'dispute_reasons', 'merchant_erasures', 'merchant_erasure_counts')
  loop
    execute format('alter table %I rename to %I', partitioned, partitioned || '_whole');
    execute format('create table %I (like %I including all) partition by hash (merchant_id)',
      partitioned, partitioned || '_whole');
    for remainder in 0..7 loop
      execute format('create table %I partition of %I for values with (modulus 8, remainder %s)',
        partitioned || '_p' || remainder, partitioned, remainder);
    end loop;
    execute format('drop table %I', partitioned || '_whole');
  end loop;
  for reference in select * from foreign_keys loop
    execute format('alter table %s add %s', reference.owner, reference.definition);
  end loop;
end $$;
