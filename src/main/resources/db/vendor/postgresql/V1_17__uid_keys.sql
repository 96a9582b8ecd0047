-- A uid as it is compared (CustomerData.ChannelIdentityKey): of a telephone number the digits in international form
alter table channel_identities add column uid_key varchar(510) generated always as (
  case when channel in ('WHATSAPP', 'SMS', 'SIGNAL', 'VIBER') and lower(uid) ~ '^([a-z]+:)?[+]?[-0-9 ()./]*[0-9]$'
    then regexp_replace(regexp_replace(replace(uid, '(0)', ''), '[^0-9]', '', 'g'), '^00', '')
    else uid end) stored;
create index channel_identities_by_uid_key on channel_identities (merchant_id, channel, uid_key);
