-- Who writes for the first time is welcomed under the lock of one of these rows. Nothing refers to them: a lock of the
-- merchant's row would stand in the way of all who write at that moment, and deadlock with them.
create table newcomer_locks (
  slot integer primary key
);
insert into newcomer_locks (slot) values
  (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);
