-- Customers who were erased before this version: their products and the sources that are free text (KnownSource)
delete from order_items where order_uuid in
  (select o.id from orders o join customers c on c.id = o.customer_id where c.erased_at is not null);
update disputes set source = '(erased)' where erased_at is not null and lower(source) not in
  ('api', 'app', 'chat', 'customer', 'email', 'facebook', 'instagram', 'line', 'merchant', 'messenger', 'phone', 'rcs',
   'shop', 'signal', 'slack', 'sms', 'telegram', 'twitter', 'viber', 'voice', 'web', 'wechat', 'whatsapp');
update attachments set source = '(erased)' where erased_at is not null and lower(source) not in
  ('api', 'app', 'chat', 'customer', 'email', 'facebook', 'instagram', 'line', 'merchant', 'messenger', 'phone', 'rcs',
   'shop', 'signal', 'slack', 'sms', 'telegram', 'twitter', 'viber', 'voice', 'web', 'wechat', 'whatsapp');
