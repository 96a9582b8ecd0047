-- Keys, unique constraints, references and indexes begin with the merchant, so that merchants can be on different database
-- servers (docs/adr/0031, which lists the indexes that do not)
alter table customers add primary key (merchant_id, id);
alter table customers add foreign key (merchant_id) references merchants (id);

alter table channel_identities add primary key (merchant_id, id);
alter table channel_identities add unique (merchant_id, channel, uid);
alter table channel_identities add foreign key (merchant_id) references merchants (id);
alter table channel_identities add foreign key (merchant_id, customer_id) references customers (merchant_id, id);
drop index channel_identities_by_customer;
create index channel_identities_by_customer on channel_identities (merchant_id, customer_id);

alter table orders add primary key (merchant_id, id);
alter table orders add unique (merchant_id, order_id);
alter table orders add foreign key (merchant_id) references merchants (id);
alter table orders add foreign key (merchant_id, customer_id) references customers (merchant_id, id);
drop index orders_by_customer;
create index orders_by_customer on orders (merchant_id, customer_id, placed_at);

alter table order_items alter column merchant_id set not null;
alter table order_items add primary key (merchant_id, order_uuid, position);
alter table order_items add foreign key (merchant_id, order_uuid) references orders (merchant_id, id);

alter table delivery_media alter column merchant_id set not null;
alter table delivery_media add primary key (merchant_id, order_uuid, position);
alter table delivery_media add foreign key (merchant_id, order_uuid) references orders (merchant_id, id);

alter table disputes add primary key (merchant_id, id);
alter table disputes add unique (merchant_id, ticket_number);
alter table disputes add foreign key (merchant_id) references merchants (id);
alter table disputes add foreign key (reason_id) references dispute_reasons (id);
alter table disputes add foreign key (merchant_id, customer_id) references customers (merchant_id, id);
alter table disputes add foreign key (merchant_id, order_uuid) references orders (merchant_id, id);
drop index disputes_by_customer;
create index disputes_by_customer on disputes (merchant_id, customer_id, created_at);

alter table timeline_entries alter column merchant_id set not null;
alter table timeline_entries add primary key (merchant_id, dispute_id, position);
alter table timeline_entries add foreign key (merchant_id, dispute_id) references disputes (merchant_id, id);

alter table comments alter column merchant_id set not null;
alter table comments add primary key (merchant_id, id);
alter table comments add unique (merchant_id, dispute_id, position);
alter table comments add foreign key (merchant_id, dispute_id) references disputes (merchant_id, id);

alter table attachments alter column merchant_id set not null;
alter table attachments add primary key (merchant_id, id);
alter table attachments add foreign key (merchant_id, dispute_id) references disputes (merchant_id, id);
drop index attachments_by_dispute;
create index attachments_by_dispute on attachments (merchant_id, dispute_id, created_at);

alter table comment_attachments alter column merchant_id set not null;
alter table comment_attachments add primary key (merchant_id, comment_id, attachment_id);
alter table comment_attachments add foreign key (merchant_id, comment_id) references comments (merchant_id, id);
alter table comment_attachments add foreign key (merchant_id, attachment_id) references attachments (merchant_id, id);

alter table attachment_chunks alter column merchant_id set not null;
alter table attachment_chunks add primary key (merchant_id, attachment_id, position);

alter table attachment_thumbnails alter column merchant_id set not null;
alter table attachment_thumbnails add primary key (merchant_id, attachment_id);
alter table attachment_thumbnails add foreign key (merchant_id, attachment_id) references attachments (merchant_id, id);

alter table thumbnail_jobs add primary key (merchant_id, attachment_id);
alter table thumbnail_jobs add foreign key (merchant_id, attachment_id) references attachments (merchant_id, id);

alter table staged_files alter column merchant_id set not null;
alter table staged_files add primary key (merchant_id, id);

-- Of keys whose response was erased nothing else is known: each merchant keeps them, until the cleanup, a day after their call
delete from idempotency_records where merchant_id is null and claimed_at < current_timestamp - interval '1' day;
insert into idempotency_records (merchant_id, id, request, claim, claimed_at, status)
  select m.id, r.id, r.request, r.claim, r.claimed_at, r.status
  from idempotency_records r cross join merchants m where r.merchant_id is null;
delete from idempotency_records where merchant_id is null;
alter table idempotency_records alter column merchant_id set not null;
alter table idempotency_records add primary key (merchant_id, id);
drop index idempotency_records_by_customer;
create index idempotency_records_by_customer on idempotency_records (merchant_id, customer_id);
