-- H2 has no advisory locks: a key locks one of many rows
insert into creation_locks (slot) select * from system_range(16, 1023);
create alias lock_for_creation for 'org.redress.system.H2Functions.lockForCreation';
