-- H2 has no such index; it reads the merchant's rows
create alias search_finds for 'org.redress.system.H2Functions.searchFinds';
