-- Time of an order's status in the shop, by which reports that arrive late are told; null where the shop does not send it
alter table orders add column status_at timestamp(6) with time zone;
