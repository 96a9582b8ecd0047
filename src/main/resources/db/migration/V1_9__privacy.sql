-- Whom a shop had to forget: the rows stay, for amounts and statistics, and tell when they ceased to tell of anybody
alter table customers add column erased_at timestamp(6) with time zone;
alter table disputes add column erased_at timestamp(6) with time zone;
alter table attachments add column erased_at timestamp(6) with time zone;
