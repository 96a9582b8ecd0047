-- H2 has no such index; it reads the merchant's documents
create alias search_words_match for 'org.redress.system.H2Functions.searchWordsMatch';
