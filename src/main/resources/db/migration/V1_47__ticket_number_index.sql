-- The index of the unique constraint has the same order: no two disputes of a merchant have the same number
drop index disputes_by_ticket_number;
