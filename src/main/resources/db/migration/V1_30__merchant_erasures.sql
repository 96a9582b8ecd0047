-- Erasure of closed merchants, with its progress and in the end its certificate (docs/adr/0040)
alter table merchants add column erasure_at timestamp(6) with time zone;
update merchants set erasure_at = state_at + interval '30' day where state = 'CLOSED';

create table merchant_erasures (
  merchant_id integer primary key references merchants,
  claimed_by uuid not null,
  claimed_until timestamp(6) with time zone not null,
  begun_at timestamp(6) with time zone not null,
  erased_at timestamp(6) with time zone,
  phase varchar(16) not null,
  erased_table varchar(32) not null,
  last_key varchar(64),
  timelines_hash varchar(64)
);
create table merchant_erasure_counts (
  merchant_id integer not null references merchant_erasures,
  kind varchar(32) not null,
  erased bigint not null,
  primary key (merchant_id, kind)
);

-- For each deleted order and attachment the database looks for rows that refer to it
create index disputes_by_order on disputes (merchant_id, order_uuid);
create index comment_attachments_by_attachment on comment_attachments (merchant_id, attachment_id);
