-- Event log: a transaction writes its events into the outbox, the relay numbers committed ones (docs/adr/0041)
create table outbox (
  merchant_id integer not null references merchants,
  id uuid not null,
  -- A subject's lock is held until its change is committed, so a later change has a larger position
  position bigint generated always as identity,
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
  primary key (merchant_id, id)
);
create index outbox_by_position on outbox (merchant_id, position);

create table event_sequences (
  merchant_id integer primary key references merchants,
  last_seq bigint not null,
  first_kept_seq bigint not null
);

create table events (
  merchant_id integer not null references merchants,
  seq bigint not null,
  id uuid not null,
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
  primary key (merchant_id, seq)
);
create unique index events_by_id on events (merchant_id, id);
