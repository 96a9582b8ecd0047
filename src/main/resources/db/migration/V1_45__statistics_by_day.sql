-- Sums of the disputes of a merchant by the day of their creation, in UTC (docs/adr/0049)
create table statistics_days (
  merchant_id integer not null references merchants,
  created_on date not null,
  status_id integer not null,
  reason_id integer not null,
  -- '' for none, in both
  outcome varchar(16) not null,
  currency varchar(3) not null,
  disputes bigint not null,
  amount numeric(28, 4) not null,
  dispute_amount numeric(28, 4) not null,
  first_answers bigint not null,
  first_answer_seconds bigint not null,
  max_first_answer_seconds bigint,
  decisions bigint not null,
  decision_seconds bigint not null,
  max_decision_seconds bigint,
  primary key (merchant_id, created_on, status_id, reason_id, outcome, currency)
);

-- The last event whose dispute is in the sums, and the first day without sums
create table statistics_positions (
  merchant_id integer primary key references merchants,
  seq bigint not null,
  summed_until date not null
);
