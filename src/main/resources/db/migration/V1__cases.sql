-- The shops, their customers and orders, and the cases about them. One script for H2 and PostgreSQL.
-- Where customers write, columns are twice as wide as the rule: H2 counts most emoji as two characters.

create table merchants (
  id integer primary key,
  name varchar(200) not null,
  email varchar(254) not null,
  country_code varchar(2) not null
);

create table customers (
  id uuid primary key,
  merchant_id integer not null references merchants,
  account_id uuid not null,
  first_name varchar(510),
  last_name varchar(510),
  email varchar(254),
  email_key varchar(508),
  country_code varchar(2),
  created_at timestamp(6) with time zone not null
);
create index customers_by_email on customers (merchant_id, email_key);

create table channel_identities (
  id uuid primary key,
  merchant_id integer not null references merchants,
  channel varchar(128) not null,
  uid varchar(510) not null,
  customer_id uuid not null references customers,
  unique (merchant_id, channel, uid)
);
create index channel_identities_by_customer on channel_identities (customer_id);

create table orders (
  id uuid primary key,
  merchant_id integer not null references merchants,
  customer_id uuid not null references customers,
  order_id varchar(64) not null,
  order_number varchar(64) not null,
  status varchar(32) not null,
  amount numeric(19, 4) not null,
  currency varchar(3) not null,
  invoice_id varchar(64),
  invoice_date timestamp(6) with time zone,
  carrier varchar(100),
  tracking_id varchar(64),
  tracking_url varchar(2000),
  placed_at timestamp(6) with time zone not null,
  unique (merchant_id, order_id)
);
create index orders_by_customer on orders (customer_id, placed_at);

create table order_items (
  order_uuid uuid not null references orders,
  position integer not null,
  title varchar(255) not null,
  picture_url varchar(2000),
  primary key (order_uuid, position)
);

create table delivery_media (
  order_uuid uuid not null references orders,
  position integer not null,
  media_type varchar(16) not null,
  name varchar(255) not null,
  description varchar(1000),
  content_url varchar(2000) not null,
  primary key (order_uuid, position)
);

create table dispute_reasons (
  id integer primary key,
  name varchar(200) not null,
  category varchar(64) unique
);
insert into dispute_reasons (id, name, category) values
  (10203, 'I have a problem with the product', 'products-related'),
  (10204, 'I didn''t order the product/ fraud', null),
  (10205, 'I have a problem with the order', 'order-related'),
  (10206, 'I have a problem with my account', 'account-related'),
  (10207, 'I have another problem', null);

create sequence ticket_number start with 100001;

create table disputes (
  id uuid primary key,
  ticket_number bigint not null unique,
  merchant_id integer not null references merchants,
  customer_id uuid not null references customers,
  source varchar(128) not null,
  reason_id integer not null references dispute_reasons,
  category varchar(510) not null,
  description varchar(20000) not null,
  order_uuid uuid references orders,
  order_id varchar(64),
  order_number varchar(64),
  invoice_id varchar(64),
  invoice_date timestamp(6) with time zone,
  tracking_id varchar(64),
  amount numeric(19, 4),
  dispute_amount numeric(19, 4),
  currency varchar(3),
  status_id integer not null,
  due_at timestamp(6) with time zone,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  search_text varchar(300) not null,
  fingerprint varchar(64),
  idempotency_key varchar(255)
);
-- One index for each sort order of the list, the id as the tie-breaker
create index disputes_by_created_at on disputes (merchant_id, created_at, id);
create index disputes_by_updated_at on disputes (merchant_id, updated_at, id);
create index disputes_by_invoice_date on disputes (merchant_id, invoice_date, id);
create index disputes_by_invoice_id on disputes (merchant_id, invoice_id, id);
create index disputes_by_amount on disputes (merchant_id, amount, id);
create index disputes_by_dispute_amount on disputes (merchant_id, dispute_amount, id);
create index disputes_by_order_id on disputes (merchant_id, order_id, id);
create index disputes_by_ticket_number on disputes (merchant_id, ticket_number, id);
create index disputes_by_status on disputes (merchant_id, status_id, id);
create index disputes_by_reason on disputes (merchant_id, reason_id, id);
create index disputes_by_due_at on disputes (merchant_id, due_at, id);
-- The list of one status, newest first
create index disputes_by_status_created_at on disputes (merchant_id, status_id, created_at, id);
-- What a customer raised in the last 24 hours
create index disputes_by_customer on disputes (customer_id, created_at);

create table attachments (
  id uuid primary key,
  dispute_id uuid not null references disputes,
  file_name varchar(255) not null,
  original_file_name varchar(255) not null,
  mime_type varchar(127) not null,
  size bigint not null,
  source varchar(64) not null,
  created_at timestamp(6) with time zone not null
);
create index attachments_by_dispute on attachments (dispute_id, created_at);

-- A file is kept in pieces, so that none is ever whole in memory
create table attachment_chunks (
  attachment_id uuid not null references attachments,
  position integer not null,
  content bytea not null,
  primary key (attachment_id, position)
);
