-- What a later version may do while this one still answers: add, and nothing else
alter table disputes add column assignee varchar(200);
create table remarks (
  id uuid primary key,
  dispute_id uuid not null references disputes,
  content varchar(1000) not null
);
create index remarks_by_dispute on remarks (dispute_id);
