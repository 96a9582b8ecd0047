-- The party that changed a dispute last, at updated_at; the member of staff, if it was the merchant
alter table disputes add column last_actor varchar(16) default 'CUSTOMER' not null;
-- Lengths count characters (V1_16). Null for changes from before this column
alter table disputes add column last_actor_id varchar(510);
alter table disputes add column last_actor_name varchar(510);
-- Disputes without a timeline are from before it, and were all raised by customers
update disputes set
  last_actor = (select e.actor from timeline_entries e where e.merchant_id = disputes.merchant_id
    and e.dispute_id = disputes.id and e.position = disputes.timeline_length),
  last_actor_name = (select e.actor_name from timeline_entries e where e.merchant_id = disputes.merchant_id
    and e.dispute_id = disputes.id and e.position = disputes.timeline_length)
  where exists (select 1 from timeline_entries e where e.merchant_id = disputes.merchant_id
    and e.dispute_id = disputes.id and e.position = disputes.timeline_length and e.actor <> 'CUSTOMER');

-- Versions of disputes that members of staff have read
create table dispute_reads (
  merchant_id integer not null references merchants,
  dispute_id uuid not null,
  staff_id varchar(510) not null,
  -- Version of the dispute that was read, and the time of its last activity
  read_version bigint not null,
  read_until timestamp(6) with time zone not null,
  primary key (merchant_id, dispute_id, staff_id)
);
create index dispute_reads_by_time on dispute_reads (read_until);

-- Members of staff whom comments mention that customers do not see
create table comment_mentions (
  merchant_id integer not null references merchants,
  comment_id uuid not null,
  staff_id varchar(510) not null,
  staff_name varchar(510) not null,
  dispute_id uuid not null,
  visibility varchar(16) not null,
  primary key (merchant_id, comment_id, staff_id)
);
-- Disputes that mention somebody, and those of a dispute for its erasure
create index comment_mentions_by_staff on comment_mentions (merchant_id, staff_id, dispute_id);
create index comment_mentions_by_dispute on comment_mentions (merchant_id, dispute_id);
