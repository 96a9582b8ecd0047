-- Lengths count characters (code points); H2 counts most emoji as two, so columns are twice as wide as their limits.
alter table customers alter column email set data type varchar(508);
-- A character may become three when it is folded, and a label of a domain longer in its ASCII form
alter table customers alter column email_key set data type varchar(1600);

alter table orders alter column order_id set data type varchar(128);
alter table orders alter column order_number set data type varchar(128);
alter table orders alter column invoice_id set data type varchar(128);
alter table orders alter column carrier set data type varchar(200);
alter table orders alter column tracking_id set data type varchar(128);
alter table orders alter column tracking_url set data type varchar(4000);
alter table order_items alter column title set data type varchar(510);
alter table order_items alter column picture_url set data type varchar(4000);
alter table delivery_media alter column name set data type varchar(510);
alter table delivery_media alter column description set data type varchar(2000);
alter table delivery_media alter column content_url set data type varchar(4000);

alter table disputes alter column order_id set data type varchar(128);
alter table disputes alter column order_number set data type varchar(128);
alter table disputes alter column invoice_id set data type varchar(128);
alter table disputes alter column tracking_id set data type varchar(128);
-- Three numbers of 64 characters, folded
alter table disputes alter column search_text set data type varchar(1200);

alter table attachments alter column original_file_name set data type varchar(510);
alter table attachments alter column source set data type varchar(128);
