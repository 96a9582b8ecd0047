-- Limits of a merchant; null: none of its own
alter table merchants add column requests_per_second integer;
alter table merchants add column attachment_bytes bigint;
alter table merchants add column disputes_per_day integer;

-- Requests of a merchant on a day of its time zone, as YYYY-MM-DD. Each node adds its own once a minute
create table request_counts (
  merchant_id integer not null references merchants,
  counted_on varchar(10) not null,
  requests bigint not null,
  peak_per_second integer not null,
  primary key (merchant_id, counted_on)
);

-- The sums of bytes, of a day and of all files, read the index alone
create index attachments_by_created_at on attachments (merchant_id, created_at, erased_at, size);
