-- When merchants work, and when the clock reminds. Deadlines of before stay as they are.

alter table merchants add column time_zone varchar(64) default 'UTC' not null;
-- ISO numbers of the days of the week, Monday is 1
alter table merchants add column business_days varchar(7) default '1234567' not null;

-- Days as 2026-12-25
create table merchant_holidays (
  merchant_id integer not null references merchants,
  holiday varchar(10) not null,
  primary key (merchant_id, holiday)
);

alter table disputes add column remind_at timestamp(6) with time zone;
create index disputes_by_remind_at on disputes (remind_at);
