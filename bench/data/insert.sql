insert into bench_inserts (id, ticket_number, merchant_id, customer_id, source, reason_id, category, description,
  order_uuid, order_id, order_number, invoice_id, invoice_date, tracking_id, amount, dispute_amount, currency,
  status_id, due_at, created_at, updated_at, search_text, fingerprint)
select gen_random_uuid(), n, 1 + n % 50, gen_random_uuid(), 'TELEGRAM', 10203, 'products-related',
  'The screen is broken, "again". Case ' || md5(n::text),
  gen_random_uuid(), n::text, 'OR#' || n, 'INV#' || n, now(), 'RT' || n, 12.34, 12.34, 'EUR',
  1, now() + interval '24 hours', now(), now(), 'inv#' || n || e'\nor#' || n || e'\nrt' || n || e'\n' || n,
  md5(n::text) || md5((n + 1)::text)
from nextval('bench_ticket') n;
