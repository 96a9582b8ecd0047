-- One index instead of two, and no check of the merchant: the dispute or order of the same transaction has one
-- (docs/adr/0041)
alter table outbox drop constraint outbox_merchant_id_fkey;
alter table outbox drop constraint outbox_pkey;
drop index outbox_by_position;
alter table outbox add primary key (merchant_id, position);
alter table events drop constraint events_merchant_id_fkey;
