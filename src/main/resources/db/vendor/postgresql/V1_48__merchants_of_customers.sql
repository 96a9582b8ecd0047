-- No check of the merchant with each row: the row's customer, of the same merchant, has been checked (docs/adr/0049)
alter table channel_identities drop constraint channel_identities_merchant_id_fkey;
alter table orders drop constraint orders_merchant_id_fkey;
alter table disputes drop constraint disputes_merchant_id_fkey;
