-- Pictures that wait for their thumbnail. A node that takes one moves due_at to the time at which others may take it
create table thumbnail_jobs (
  attachment_id uuid primary key references attachments,
  merchant_id integer not null,
  queued_at timestamp(6) with time zone not null,
  due_at timestamp(6) with time zone not null,
  attempts integer not null
);
create index thumbnail_jobs_by_merchant on thumbnail_jobs (merchant_id, due_at);
