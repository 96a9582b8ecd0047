-- A merchant's rows; H2Functions adds one for each key that is locked for the first time
drop table creation_locks;
create table creation_locks (
  merchant_id integer not null,
  slot integer not null,
  primary key (merchant_id, slot)
);
