-- Full-text search: the words of a dispute, its comments and files, and those of its customer (docs/adr/0043)
create table search_documents (
  merchant_id integer not null references merchants,
  id uuid not null,
  words varchar(100000) not null,
  customer_words varchar(4000) not null,
  primary key (merchant_id, id)
);

-- The last event whose dispute has its document, and how far the disputes from before the first of them are
create table search_positions (
  merchant_id integer primary key references merchants,
  seq bigint not null,
  filled boolean not null,
  filled_to uuid
);

-- A merchant gets its position if it has a row here, which disputes from before the event log have not given it
insert into event_sequences (merchant_id, last_seq, first_kept_seq)
  select id, 0, 1 from merchants m where exists (select 1 from disputes d where d.merchant_id = m.id)
    and not exists (select 1 from event_sequences s where s.merchant_id = m.id);

-- Whether the export finds words of internal comments, as its creator does in the list
alter table export_links add column internal boolean default false not null;
