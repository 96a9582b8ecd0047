-- Names of tables in the field's words (docs/glossary.md). Names of primary keys stay: H2 and PostgreSQL differ in them.
alter table newcomer_locks rename to creation_locks;
alter table kept_answers rename to idempotency_records;
alter index kept_answers_by_claimed_at rename to idempotency_records_by_claimed_at;
alter index kept_answers_by_customer rename to idempotency_records_by_customer;
