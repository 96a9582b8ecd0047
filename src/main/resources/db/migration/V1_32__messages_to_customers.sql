-- Messages that customers get without asking: their wish to get none, and the language in which they write
alter table customers add column messages_stopped_at timestamp(6) with time zone;
alter table channel_identities add column language varchar(35);
