-- Changes by operators, in a chain of hashes. Each change locks the one row of audit_log
create table audit_log (
  id integer primary key,
  length integer not null,
  hash varchar(64)
);
insert into audit_log (id, length) values (1, 0);

create table audit_entries (
  position integer primary key,
  happened_at timestamp(6) with time zone not null,
  operator varchar(510) not null,
  merchant_id integer not null references merchants,
  action varchar(32) not null,
  detail varchar(40000) not null,
  previous_hash varchar(64),
  hash varchar(64) not null
);
