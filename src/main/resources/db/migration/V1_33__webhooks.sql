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
  -- Its merchant was told that it fails
  warned_at timestamp(6) with time zone,
  -- Number of the last event of the log that is queued
  last_seq bigint not null,
  -- Number of its last delivery
  last_delivery integer not null,
  primary key (merchant_id, id)
);

-- Queue and history of a webhook. The columns of events are those of the log
create table deliveries (
  merchant_id integer not null references merchants,
  webhook_id uuid not null,
  -- In the order of the log
  number integer not null,
  event_id uuid not null,
  -- 0 for a test
  seq bigint not null,
  type varchar(64) not null,
  subject_type varchar(16) not null,
  subject_id varchar(255) not null,
  subject_version bigint,
  ticket_number bigint,
  occurred_at timestamp(6) with time zone not null,
  changed_fields varchar(255) not null,
  visibility varchar(16),
  traceparent varchar(55),
  customer_id uuid,
  state varchar(16) not null,
  attempts integer not null,
  -- Since it was queued for the last time
  tries integer not null,
  queued_at timestamp(6) with time zone not null,
  -- Null after the end. While a node sends it: the time from which another one may
  due_at timestamp(6) with time zone,
  primary key (merchant_id, webhook_id, number)
);
create index deliveries_by_due_at on deliveries (merchant_id, webhook_id, due_at);
create index deliveries_by_event on deliveries (merchant_id, webhook_id, event_id);
create index deliveries_by_subject on deliveries (merchant_id, webhook_id, subject_id, number);
create index deliveries_by_customer on deliveries (merchant_id, customer_id);

create table delivery_attempts (
  merchant_id integer not null references merchants,
  webhook_id uuid not null,
  delivery integer not null,
  number integer not null,
  started_at timestamp(6) with time zone not null,
  status integer,
  failure varchar(32),
  millis bigint not null,
  -- Lengths count characters (V1_16)
  excerpt varchar(2048),
  primary key (merchant_id, webhook_id, delivery, number)
);
