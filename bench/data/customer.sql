-- Gives a new customer :customer of :merchant as many disputes as :disputes says, each with an order, a comment and, of
-- three in ten, a file. BigAnswers fills in the names; it deletes all of it by the ticket numbers, above those of load.sql.
insert into customers (id, merchant_id, account_id, first_name, last_name, email, email_key, country_code, created_at)
values (:customer, :merchant, :customer, 'Zoë', 'Müller', 'zoe@mail.example', 'zoe@mail.example', 'DE', timestamptz '2022-01-01 00:00Z');
insert into orders (id, merchant_id, customer_id, order_id, order_number, status, amount, currency, invoice_id,
  invoice_date, carrier, tracking_id, tracking_url, placed_at)
select md5('big order' || n)::uuid, :merchant, :customer, 'hot-big-' || n, 'OR#big-' || n, 'DELIVERED', 600.5, 'EUR',
  'INV#big-' || n, at, 'DHL', 'RT-big-' || n, 'https://track.example/big-' || n, at
from (select n, timestamptz '2024-01-01 00:00Z' + n * interval '1 hour' as at from generate_series(1, :disputes) n) numbers;
insert into order_items (merchant_id, order_uuid, position, title)
select :merchant, md5('big order' || n)::uuid, 0, 'Rain jacket' from generate_series(1, :disputes) n;
insert into disputes (id, ticket_number, merchant_id, customer_id, source, reason_id, category, description, order_uuid,
  order_id, order_number, invoice_id, invoice_date, tracking_id, amount, dispute_amount, currency, status_id, created_at,
  updated_at, search_text, fingerprint)
select md5('big dispute' || n)::uuid, 900000000 + n, :merchant, :customer, 'Web', 10203, 'products-related',
  repeat('One piece is missing from the parcel ' || n || '. ', 15), md5('big order' || n)::uuid, 'hot-big-' || n,
  'OR#big-' || n, 'INV#big-' || n, at, 'RT-big-' || n, 600.5, 600.5, 'EUR', 4, at, at,
  lower(concat_ws(e'\n', 'INV#big-' || n, 'OR#big-' || n, 'RT-big-' || n, 900000000 + n)), md5('big' || n)
from (select n, timestamptz '2024-01-02 00:00Z' + n * interval '1 hour' as at from generate_series(1, :disputes) n) numbers;
insert into comments (merchant_id, id, dispute_id, visibility, author, author_name, text, created_at, position)
select :merchant, md5('big comment' || n)::uuid, md5('big dispute' || n)::uuid, 'PUBLIC', 'CUSTOMER', null,
  'Please call me back after 5 pm.', timestamptz '2024-01-03 00:00Z' + n * interval '1 hour', 1
from generate_series(1, :disputes) n;
insert into attachments (merchant_id, id, dispute_id, file_name, original_file_name, mime_type, size, source, created_at)
select :merchant, md5('big file' || n)::uuid, md5('big dispute' || n)::uuid, 'file' || n, 'broken screen.jpg', 'image/jpeg',
  20000, 'Customer', timestamptz '2024-01-03 00:00Z'
from generate_series(1, :disputes) n where n % 10 < 3;
analyze customers, orders, order_items, disputes, comments, attachments;
