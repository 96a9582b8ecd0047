-- Time limits as P14D or PT24H, and the lead time of reminders as PT4H: all six, or none for the settings of the installation
alter table merchants add column answer_term varchar(32);
alter table merchants add column escalation_term varchar(32);
alter table merchants add column information_term varchar(32);
alter table merchants add column decision_term varchar(32);
alter table merchants add column appeal_term varchar(32);
alter table merchants add column reminder_lead varchar(32);
