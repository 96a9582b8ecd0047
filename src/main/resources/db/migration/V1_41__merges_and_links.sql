-- Merged disputes and links between disputes

-- The dispute that continues this one, and its ticket number for lists and the chat; null if it is not merged
alter table disputes add column merged_into uuid;
alter table disputes add column merged_into_number bigint;
-- State before the merge, which a split restores
alter table disputes add column merged_at timestamp(6) with time zone;
alter table disputes add column merged_status_id integer;
alter table disputes add column merged_due_at timestamp(6) with time zone;
alter table disputes add column merged_remind_at timestamp(6) with time zone;
alter table disputes add column merged_step_at timestamp(6) with time zone;

-- Each link twice, once for each of its disputes
create table dispute_links (
  merchant_id integer not null references merchants,
  dispute_id uuid not null,
  other_id uuid not null,
  kind varchar(20) not null,
  -- Ticket number of the other dispute
  other_number bigint not null,
  primary key (merchant_id, dispute_id, other_id, kind),
  foreign key (merchant_id, dispute_id) references disputes (merchant_id, id),
  foreign key (merchant_id, other_id) references disputes (merchant_id, id)
);
