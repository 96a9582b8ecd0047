-- Merchants as operators create and run them. Those of before are active. An operator states currency and languages
alter table merchants add column state varchar(16) default 'ACTIVE' not null;
alter table merchants add column state_at timestamp(6) with time zone;
alter table merchants add column state_reason varchar(2000);
alter table merchants add column currency varchar(3);
-- Codes (BCP 47), separated by commas
alter table merchants add column languages varchar(64) default '' not null;

-- Lengths count characters (V1_16)
alter table merchants alter column email set data type varchar(508);

-- Unique among all merchants, which the lock of the audit log ensures: each key begins with the merchant (ADR 31)
create table merchant_sso_names (
  merchant_id integer not null references merchants,
  name varchar(510) not null,
  primary key (merchant_id, name)
);
create table merchant_chat_clients (
  merchant_id integer not null references merchants,
  name varchar(510) not null,
  primary key (merchant_id, name)
);
