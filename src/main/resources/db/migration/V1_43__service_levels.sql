-- Whether the merchant's first answer and first decision came before the deadline: 1 or 0; null for disputes of before
alter table disputes add column answered_in_time integer;
alter table disputes add column decided_in_time integer;
