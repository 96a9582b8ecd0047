-- Links to exports, each good for one download. The digest is of the link's secret and of all that it asks for
create table export_links (
  merchant_id integer not null references merchants,
  digest varchar(64) not null,
  caller varchar(64) not null,
  expires_at timestamp(6) with time zone not null,
  primary key (merchant_id, digest)
);
create index export_links_by_expires_at on export_links (expires_at);
