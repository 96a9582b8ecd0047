-- Country (ISO 3166-1 alpha-2) and region (ISO 3166-2 without the country) whose public holidays are no business days
alter table merchants add column holiday_country varchar(2);
alter table merchants add column holiday_region varchar(3);
