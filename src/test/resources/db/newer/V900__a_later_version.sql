-- What a later version may do while this one still answers: add, and nothing else
alter table disputes add column assignee varchar(200);
create table remarks (
  merchant_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  content varchar(1000) not null,
  primary key (merchant_id, id),
  foreign key (merchant_id, dispute_id) references disputes
);
create index remarks_by_dispute on remarks (merchant_id, dispute_id);
