-- Texts that staff use again and again. Lengths count characters (V1_16)
create table text_templates (
  merchant_id integer not null references merchants,
  id uuid not null,
  name varchar(200) not null,
  primary key (merchant_id, id)
);
create table text_template_texts (
  merchant_id integer not null,
  template_id uuid not null,
  language varchar(2) not null,
  text varchar(20000) not null,
  primary key (merchant_id, template_id, language),
  foreign key (merchant_id, template_id) references text_templates (merchant_id, id)
);
