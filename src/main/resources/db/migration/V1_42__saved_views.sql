-- Views of the dispute list that staff keep. Lengths count characters (V1_16)
create table saved_views (
  merchant_id integer not null references merchants,
  id uuid not null,
  name varchar(200) not null,
  query varchar(4000) not null,
  shared boolean not null,
  -- Subject of the token
  owner_id varchar(510) not null,
  owner_name varchar(510) not null,
  primary key (merchant_id, id)
);
-- The views that a member of staff sees
create index saved_views_by_owner on saved_views (merchant_id, owner_id);
create index saved_views_by_shared on saved_views (merchant_id, shared);
