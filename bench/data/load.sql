-- Fills the empty schema of Redress with :rows disputes over 50 merchants, identical on every run: varying values
-- are hashed from the row's number. Run by psql -v rows=…; indexes are recreated after the rows, as the migrations define them.
\set ON_ERROR_STOP on
set synchronous_commit = off;
set maintenance_work_mem = '512MB';
set work_mem = '128MB';

create function pg_temp.lot(n bigint, salt bigint, range bigint) returns bigint language sql immutable
  as $$ select abs(hashint8extended(n, salt) % range) $$;
create function pg_temp.one_of(list text[], n bigint, salt bigint) returns text language sql immutable
  as $$ select list[1 + abs(hashint8extended(n, salt) % array_length(list, 1))] $$;
create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable
  as $$ select md5(kind || n)::uuid $$;
-- 30 % belong to merchant 1, 10 % to merchant 2, … 0.7 % to merchant 50
create function pg_temp.merchant_of_customer(n bigint) returns integer language sql immutable as $$
  select case when pg_temp.lot(n, 1, 1000) < 300 then 1
    else 2 + floor(49 * power(pg_temp.lot(n, 2, 1000000) / 1e6, 2))::integer end
$$;

create temp table made_later as
  select i.indexname, i.indexdef from pg_indexes i
  where i.schemaname = 'public' and i.tablename in ('customers', 'channel_identities', 'orders', 'disputes', 'attachments',
    'search_documents')
    and not exists (select from pg_constraint c where c.conname = i.indexname);
select format('drop index %I', indexname) from made_later \gexec

insert into merchants (id, name, email, country_code)
select n, 'Shop ' || n, 'care@shop' || n || '.example',
  pg_temp.one_of('{DE,US,GB,SE,FR,JP,KW,ES}', n, 3)
from generate_series(1, 50) n;

insert into customers (id, merchant_id, account_id, first_name, last_name, email, email_key, country_code, created_at)
select pg_temp.id('customer', n), pg_temp.merchant_of_customer(n), pg_temp.id('account', n),
  -- One in twenty was met in the chat, which did not tell a name
  case when pg_temp.lot(n, 7, 20) > 0
    then pg_temp.one_of('{Zoë,李,Anna,Jürgen,Siân,Miguel,Aoife,Søren,Émile,Łucja,Noor,Kofi,Martin,Ravi}', n, 4) end,
  pg_temp.one_of('{O''Brien,娜,Müller,García,Nguyễn,Lindqvist,Dubois,Kowalska,Haddad,Mensah,John}', n, 5),
  'Customer' || n || '@mail.example', 'customer' || n || '@mail.example',
  pg_temp.one_of('{DE,US,GB,SE,FR,JP,KW,ES}', pg_temp.merchant_of_customer(n), 3),
  timestamptz '2022-01-01 00:00Z' + pg_temp.lot(n, 6, 365 * 86400) * interval '1 s'
from generate_series(1, :rows / 4) n;

insert into channel_identities (id, merchant_id, channel, uid, customer_id, language)
select pg_temp.id('identity', n), pg_temp.merchant_of_customer(n), 'TELEGRAM', (5000000 + n)::text,
  pg_temp.id('customer', n), 'en-US'
from generate_series(1, :rows / 4) n;

-- One row per dispute: the common values of the dispute and its order
create temp table said as
select n, c, pg_temp.merchant_of_customer(c) as merchant_id,
  timestamptz '2023-01-01 00:00Z' + n * (3 * 365.25 * 86400 / :rows) * interval '1 s'
    + pg_temp.lot(n, 10, 1000000) * interval '1 microsecond' as created_at,
  pg_temp.one_of('{Web,TELEGRAM,WHATSAPP,WEB,Email}', n, 11) as source,
  (array[10203, 10203, 10203, 10203, 10205, 10205, 10205, 10204, 10206, 10207])[1 + pg_temp.lot(n, 12, 10)] as reason_id,
  (array[1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6])[1 + pg_temp.lot(n, 13, 20)] as status_id,
  pg_temp.one_of('{EUR,USD,GBP,SEK,EUR,JPY,KWD,EUR}', pg_temp.merchant_of_customer(c), 3) as currency,
  500 + pg_temp.lot(n, 14, 40000) as pence
from (select n, 1 + pg_temp.lot(n, 15, :rows / 4) as c from generate_series(1, :rows) n) numbers;

insert into orders (id, merchant_id, customer_id, order_id, order_number, status, amount, currency, invoice_id,
  invoice_date, carrier, tracking_id, tracking_url, placed_at)
select pg_temp.id('order', n), merchant_id, pg_temp.id('customer', c), (1000000 + n)::text, 'OR#' || (120000000 + n),
  pg_temp.one_of('{CONFIRMED,PACKED,SHIPPED,OUT_FOR_DELIVERY,DELIVERED,DELIVERED,DELIVERED,CANCELLED,RETURNED}', n, 20),
  case currency when 'JPY' then pence when 'KWD' then pence / 1000.0 else pence / 100.0 end, currency,
  'INV#' || (20000000 + pg_temp.lot(n, 21, 70000000)),
  created_at - interval '5 days', pg_temp.one_of('{DHL,DPD,PostNord,RiverTrans}', n, 22),
  'RT' || (12000000000 + pg_temp.lot(n, 23, 900000000)), 'https://track.example/' || n,
  created_at - interval '6 days'
from said;

insert into order_items (merchant_id, order_uuid, position, title, picture_url)
select merchant_id, pg_temp.id('order', n), 0,
  pg_temp.one_of('{Rain jacket,Hiking boots,Desk lamp,Cookbook,Headphones,Tent for two,Office chair,Atlas,TV 55 inch}', n, 24),
  'https://shop.example/pictures/' || n || '.jpg'
from said;

insert into disputes (id, ticket_number, merchant_id, customer_id, source, reason_id, category, description,
  order_uuid, order_id, order_number, invoice_id, invoice_date, tracking_id, amount, dispute_amount, currency,
  status_id, due_at, created_at, updated_at, search_text, fingerprint, idempotency_key)
select pg_temp.id('dispute', n), 100000 + n, merchant_id, customer_id, source, reason_id, category, description,
  order_uuid, order_id, order_number, invoice_id, invoice_date, tracking_id, amount, amount, currency,
  status_id, due_at, created_at, updated_at,
  lower(concat_ws(e'\n', invoice_id, order_number, tracking_id, 100000 + n)),
  encode(sha256(convert_to(coalesce(order_id, ''), 'UTF8') || '\x00' || convert_to(category, 'UTF8') || '\x00'
    || convert_to(description, 'UTF8')), 'hex'),
  case when pg_temp.lot(n, 30, 4) = 0 then 'key-' || n end
from (
  select s.n, s.merchant_id, pg_temp.id('customer', s.c) as customer_id, s.source, s.reason_id, s.status_id, s.created_at,
    case s.reason_id when 10203 then 'products-related' when 10206 then 'account-related'
      when 10207 then 'gift card' else 'order-related' end as category,
    -- 6 to 12 sentences, some 650 characters
    (select string_agg(pg_temp.one_of(array[
        'Last week I bought this in your Frankfurt branch, and when I received it today I found that the screen is broken.',
        'It broke on the first day 😞', 'The colour is not the one in the picture on your page.',
        'One piece is missing from the parcel, although the delivery note says that it is complete.',
        'It should have been here a week ago; the carrier says that it never got it from you.',
        'Today I checked my account and found a new order at 13:14, and I am sure that I did not order it.',
        'I was charged twice: 100 % more than what we had agreed on.', 'Please call me back after 5 pm.',
        'The code "under_the_field" is not accepted, whatever I do: neither by the app nor by the shop''s till.',
        'I have sent two e-mails already and nobody has answered either of them.',
        'Die Verpackung war aufgerissen, und das Gerät hat Kratzer auf der Rückseite.',
        'I would like to have my money back, or at least a new one that works.',
        'The manual is in a language that I cannot read, and the number of the hotline does not exist.',
        'My neighbour ordered the same one and had no trouble at all with it.'], s.n, 40 + i), ' ' order by i)
      from generate_series(1, 6 + pg_temp.lot(s.n, 39, 7)) i) as description,
    o.id as order_uuid, o.order_id, o.order_number, o.invoice_id, o.invoice_date, o.tracking_id, o.amount, o.currency,
    case s.status_id when 1 then s.created_at + interval '24 hours'
      when 2 then s.created_at + moved + interval '14 days' when 3 then s.created_at + moved + interval '14 days' end as due_at,
    case s.status_id when 1 then s.created_at else s.created_at + moved end as updated_at
  from said s
    cross join lateral (select (600 + pg_temp.lot(s.n, 31, 800000)) * interval '1 s' as moved) m
    left join orders o on o.merchant_id = s.merchant_id and o.id = pg_temp.id('order', s.n) and s.reason_id <> 10206
  order by s.n) d;

-- 30 % have 1..3 files
insert into attachments (merchant_id, id, dispute_id, file_name, original_file_name, mime_type, size, source, created_at)
select merchant_id, pg_temp.id('file' || i || '-', n), pg_temp.id('dispute', n), pg_temp.id('name' || i || '-', n)::text,
  pg_temp.one_of('{broken screen.jpg,invoice.pdf,IMG_2041.jpeg,receipt.png}', n, 50 + i),
  pg_temp.one_of('{image/jpg,application/pdf,image/jpeg,image/png}', n, 50 + i),
  20000 + pg_temp.lot(n, 60, 3000000), pg_temp.one_of('{Customer,Customer,Merchant}', n, 70 + i),
  created_at + i * interval '1 s'
from said cross join generate_series(1, 3) i
where pg_temp.lot(n, 51, 10) < 3 and i <= 1 + pg_temp.lot(n, 52, 3);

-- The words for the search, those of the descriptions without stems. Redress would write them during the measurement, and
-- correct a customer's words, which therefore are those that it would write, with the next complaint
insert into event_sequences (merchant_id, last_seq, first_kept_seq) select id, 0, 1 from merchants;
insert into search_positions (merchant_id, seq, filled) select id, 0, true from merchants;
create temp table words_of (name, words) as values ('Zoë', 'zoe'), ('李', '李'), ('Anna', 'anna'), ('Jürgen', 'jurgen jurg'),
  ('Siân', 'sian'), ('Miguel', 'miguel'), ('Aoife', 'aoife aoif'), ('Søren', 'søren'), ('Émile', 'emile emil'),
  ('Łucja', 'łucja'), ('Noor', 'noor'), ('Kofi', 'kofi kof'), ('Martin', 'martin'), ('Ravi', 'ravi rav'),
  ('O''Brien', 'o brien bri'), ('娜', '娜'), ('Müller', 'muller mull'), ('García', 'garcia garci garc'), ('Nguyễn', 'nguyen'),
  ('Lindqvist', 'lindqvist'), ('Dubois', 'dubois duboi'), ('Kowalska', 'kowalska kowalsk'), ('Haddad', 'haddad hadd'),
  ('Mensah', 'mensah'), ('John', 'john');
insert into search_documents (merchant_id, id, words, customer_words)
select d.merchant_id, d.id, lower(regexp_replace(d.description, '[^[:alnum:]]+', ' ', 'g')),
  concat_ws(' ', f.words, l.words, replace(replace(c.email_key, '@', ' '), '.', ' '), 'exampl', i.uid)
from disputes d join customers c on c.merchant_id = d.merchant_id and c.id = d.customer_id
join channel_identities i on i.merchant_id = c.merchant_id and i.customer_id = c.id
left join words_of f on f.name = c.first_name join words_of l on l.name = c.last_name;

select setval('ticket_number', 100000 + :rows);
select indexdef from made_later order by indexname \gexec
-- For the Spring peer, whose entities have the id alone as their key
create index bench_attachments on attachments (dispute_id, created_at);
create extension if not exists pg_stat_statements;
create table bench_rows as select :rows as rows;
reset synchronous_commit;
vacuum analyze;
checkpoint;
