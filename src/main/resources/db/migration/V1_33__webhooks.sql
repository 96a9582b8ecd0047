-- Addresses that a merchant wants its events sent to (docs/adr/0042)
create table webhooks (
  merchant_id integer not null references merchants,
  id uuid not null,
  url varchar(2000) not null,
  -- Lengths count characters (V1_16)
  description varchar(2000),
  -- Separated by commas; empty: all
  event_types varchar(2000) default '' not null,
  payload varchar(16) not null,
  format varchar(16) not null,
  ordering varchar(16) not null,
  state varchar(16) not null,
  disabled_reason varchar(16),
  secret varchar(64) not null,
  -- Signs, too, until it expires
  previous_secret varchar(64),
  previous_secret_until timestamp(6) with time zone,
  created_at timestamp(6) with time zone not null,
  failing_since timestamp(6) with time zone,
  primary key (merchant_id, id)
);
