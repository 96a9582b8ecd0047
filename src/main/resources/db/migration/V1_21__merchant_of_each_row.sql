-- Each row of a merchant says whose it is (docs/adr/0031). No node of an earlier version may run: docs/operations.md, Upgrade
alter table order_items add column merchant_id integer;
update order_items set merchant_id = (select o.merchant_id from orders o where o.id = order_items.order_uuid);

alter table delivery_media add column merchant_id integer;
update delivery_media set merchant_id = (select o.merchant_id from orders o where o.id = delivery_media.order_uuid);

alter table timeline_entries add column merchant_id integer;
update timeline_entries set merchant_id =
  (select d.merchant_id from disputes d where d.id = timeline_entries.dispute_id);

alter table comments add column merchant_id integer;
update comments set merchant_id = (select d.merchant_id from disputes d where d.id = comments.dispute_id);

alter table comment_attachments add column merchant_id integer;
update comment_attachments set merchant_id =
  (select c.merchant_id from comments c where c.id = comment_attachments.comment_id);

alter table attachments add column merchant_id integer;
update attachments set merchant_id = (select d.merchant_id from disputes d where d.id = attachments.dispute_id);

alter table attachment_thumbnails add column merchant_id integer;
update attachment_thumbnails set merchant_id =
  (select a.merchant_id from attachments a where a.id = attachment_thumbnails.attachment_id);

-- Files of uploads that did not end are nobody's, which is merchant 0 here, until the cleanup removes them
alter table attachment_chunks add column merchant_id integer;
update attachment_chunks set merchant_id =
  coalesce((select a.merchant_id from attachments a where a.id = attachment_chunks.attachment_id), 0);
alter table staged_files add column merchant_id integer;
update staged_files set merchant_id =
  coalesce((select a.merchant_id from attachments a where a.id = staged_files.id), 0);

-- Claims whose call did not end, and responses without a customer, which changed nothing, may be executed again
delete from idempotency_records where status is null or (customer_id is null and body is not null);
alter table idempotency_records add column merchant_id integer;
update idempotency_records set merchant_id =
  (select c.merchant_id from customers c where c.id = cast(idempotency_records.customer_id as uuid));
-- Keys of erased complaints have the dispute's id as their claim (CustomerErasureService)
update idempotency_records set merchant_id =
  (select d.merchant_id from disputes d where d.id = idempotency_records.claim)
  where merchant_id is null;
