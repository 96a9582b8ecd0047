-- What becomes of a dispute: what was decided, what happened when, what was said, and what calls answered.
-- Cases of before have no steps of the clock until somebody acts on them, and timelines that begin with what happens next.

alter table disputes add column version bigint default 0 not null;
alter table disputes add column outcome varchar(16);
alter table disputes add column decided_amount numeric(19, 4);
alter table disputes add column decision_text varchar(20000);
alter table disputes add column decided_at timestamp(6) with time zone;
alter table disputes add column appealed_at timestamp(6) with time zone;
alter table disputes add column first_answer_seconds bigint;
alter table disputes add column decision_seconds bigint;
alter table disputes add column step_at timestamp(6) with time zone;
alter table disputes add column timeline_length integer default 0 not null;
alter table disputes add column timeline_hash varchar(64);

-- What the clock has to do next
create index disputes_by_step_at on disputes (step_at);

create table timeline_entries (
  dispute_id uuid not null references disputes,
  position integer not null,
  happened_at timestamp(6) with time zone not null,
  action varchar(32) not null,
  actor varchar(16) not null,
  actor_name varchar(510),
  source varchar(128) not null,
  status_before integer,
  status_after integer not null,
  reference varchar(36),
  amount numeric(19, 4),
  detail varchar(64),
  previous_hash varchar(64),
  hash varchar(64) not null,
  primary key (dispute_id, position)
);

create table comments (
  id uuid primary key,
  dispute_id uuid not null references disputes,
  visibility varchar(16) not null,
  author varchar(16) not null,
  author_name varchar(510),
  text varchar(20000) not null,
  created_at timestamp(6) with time zone not null,
  position integer not null,
  unique (dispute_id, position)
);

create table comment_attachments (
  comment_id uuid not null references comments,
  attachment_id uuid not null references attachments,
  primary key (comment_id, attachment_id)
);

-- Answers of calls with an Idempotency-Key; the id is a digest of the caller and the key
create table kept_answers (
  id varchar(64) primary key,
  request varchar(64) not null,
  claim uuid not null,
  claimed_at timestamp(6) with time zone not null,
  status integer,
  location varchar(2000),
  etag varchar(100),
  body bytea,
  customer_id varchar(36)
);
create index kept_answers_by_claimed_at on kept_answers (claimed_at);
create index kept_answers_by_customer on kept_answers (customer_id);

-- Reasons are everybody's, or one merchant's own; R1 to R7 are Riverty's
alter table dispute_reasons add column merchant_id integer references merchants;
alter table dispute_reasons add column code varchar(16);
insert into dispute_reasons (id, name, category, code) values
  (10211, 'Return not processed', null, 'R1'),
  (10212, 'Products not received', null, 'R2'),
  (10213, 'Faulty product', null, 'R3'),
  (10214, 'Already paid', null, 'R4'),
  (10215, 'Incorrect invoice', null, 'R5'),
  (10216, 'High fraud risk order', null, 'R6'),
  (10217, 'Unauthorized purchase', null, 'R7');

-- A dispute about an invoice finds its order
create index orders_by_invoice on orders (merchant_id, invoice_id);
