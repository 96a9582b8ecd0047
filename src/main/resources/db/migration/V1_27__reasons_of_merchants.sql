-- A changed reason is a new row, and the old one is retired: disputes keep the text that they were opened with
alter table dispute_reasons add column retired boolean default false not null;
create index dispute_reasons_by_merchant on dispute_reasons (merchant_id);
-- Above the ids that were chosen by hand
create sequence dispute_reason_id start with 1000001;
