-- Who bought is recognised by their account in the shop
create index customers_by_account on customers (merchant_id, account_id);
