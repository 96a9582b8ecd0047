-- Assignee, priority and tags of disputes, the staff to assign them to, and who has a dispute open

-- Lengths count characters (V1_16)
alter table disputes add column assignee_id varchar(510);
-- With the row, for lists and exports
alter table disputes add column assignee_name varchar(510);
-- 0 low, 1 normal, 2 high, 3 urgent
alter table disputes add column priority integer default 1 not null;
-- 20 tags as they were written, separated by line feeds
alter table disputes add column tags varchar(2020) default '' not null;
-- The sort orders AgentAssignee and Priority
create index disputes_by_assignee_name on disputes (merchant_id, assignee_name, id);
create index disputes_by_priority on disputes (merchant_id, priority, id);
-- Disputes of an assignee; those of nobody in the order in which they are claimed
create index disputes_by_assignee on disputes (merchant_id, assignee_id, status_id, priority, due_at, id);

create table dispute_tags (
  merchant_id integer not null references merchants,
  -- Folded: a character may become three
  tag varchar(300) not null,
  dispute_id uuid not null,
  primary key (merchant_id, tag, dispute_id),
  foreign key (merchant_id, dispute_id) references disputes (merchant_id, id)
);
create index dispute_tags_by_dispute on dispute_tags (merchant_id, dispute_id);

-- The name of an assignee
alter table timeline_entries alter column detail set data type varchar(510);

create table staff (
  merchant_id integer not null references merchants,
  -- Subject of the token
  id varchar(510) not null,
  name varchar(510) not null,
  seen_at timestamp(6) with time zone not null,
  primary key (merchant_id, id)
);

create table presences (
  merchant_id integer not null references merchants,
  dispute_id uuid not null,
  staff_id varchar(510) not null,
  staff_name varchar(510) not null,
  seen_at timestamp(6) with time zone not null,
  primary key (merchant_id, dispute_id, staff_id)
);
