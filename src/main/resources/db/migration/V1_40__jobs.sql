-- Commands of staff on several disputes, which a timer executes one after the other
create table jobs (
  merchant_id integer not null references merchants,
  id uuid not null,
  state varchar(10) not null,
  action varchar(30) not null,
  -- JSON; null after the end
  command varchar(50000),
  creator_id varchar(255) not null,
  creator_name varchar(255) not null,
  disputes integer not null,
  -- Whether the filter had found more
  more boolean not null,
  created_at timestamp(6) with time zone not null,
  -- Time from which a node may take it; null after the end
  due_at timestamp(6) with time zone,
  ended_at timestamp(6) with time zone,
  primary key (merchant_id, id)
);
create index jobs_created on jobs (merchant_id, created_at);
-- Null is the largest: the comparison reads the jobs alone that have not ended
create index jobs_due on jobs (due_at);
create index jobs_ended on jobs (ended_at);
create table job_disputes (
  merchant_id integer not null,
  job_id uuid not null,
  position integer not null,
  dispute_id uuid not null,
  version bigint not null,
  -- In which the server failed
  attempts integer not null,
  outcome varchar(11) not null,
  reason varchar(1000),
  primary key (merchant_id, job_id, position),
  foreign key (merchant_id, job_id) references jobs (merchant_id, id)
);
