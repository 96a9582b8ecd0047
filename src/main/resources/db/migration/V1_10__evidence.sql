-- What a file is by its bytes, and where these are kept. Those that were there before have no hash
alter table attachments add column sha256 varchar(64);
alter table attachments add column store varchar(16) default 'database' not null;

-- Pieces come first, and then the file that they are: they no longer refer to it. By another table, since what a
-- reference is called differs between databases
alter table attachment_chunks rename to attachment_chunks_before;
create table attachment_chunks (
  attachment_id uuid not null,
  position integer not null,
  content bytea not null,
  primary key (attachment_id, position)
);
insert into attachment_chunks (attachment_id, position, content)
  select attachment_id, position, content from attachment_chunks_before;
drop table attachment_chunks_before;

create table attachment_thumbnails (
  attachment_id uuid primary key references attachments,
  content bytea not null
);

-- Files that lie in a store and belong to no case, or not yet: after a crash, those that are to be removed
create table staged_files (
  id uuid primary key,
  store varchar(16) not null,
  staged_at timestamp(6) with time zone not null,
  abandoned boolean not null
);
create index staged_files_by_staged_at on staged_files (staged_at);
