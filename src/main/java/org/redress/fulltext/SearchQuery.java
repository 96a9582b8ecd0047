package org.redress.fulltext;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Query for documents that have each of some words: the word itself, one with the same stem, or one that begins with it
 * if it has three letters or more.
 *
 * @param expression in PostgreSQL's notation of a tsquery, made of letters and digits alone beside its signs
 */
public record SearchQuery(String expression) {
    /** Words that a query may have. */
    public static final int MAX_WORDS = 10;

    private static final String AND = " & ";
    private static final String OR = " | ";
    private static final int MIN_PREFIX = 3;

    /**
     * Parses what a person wrote.
     *
     * @param internal whether to find internal comments, too
     * @throws IllegalArgumentException if the text has no word or more than ten
     */
    public static SearchQuery of(int merchantId, String text, boolean internal) {
        Set<String> words = SearchWords.in(text);
        if (words.isEmpty() || words.size() > MAX_WORDS) {
            throw new IllegalArgumentException();
        }
        SearchWords language = new SearchWords();
        return new SearchQuery(words.stream()
                .map(word -> alternatives(language, word)
                        .flatMap(one -> internal ? Stream.of(one, DocumentWords.INTERNAL + one) : Stream.of(one))
                        // The merchant, as the index has the words of all merchants
                        .map(one -> "'" + merchantId + ":" + one)
                        .collect(Collectors.joining(OR, "(", ")")))
                .collect(Collectors.joining(AND)));
    }

    private static Stream<String> alternatives(SearchWords language, String word) {
        String folded = SearchWords.withoutAccents(word);
        boolean prefix = folded.codePointCount(0, folded.length()) >= MIN_PREFIX;
        Set<String> alternatives = new LinkedHashSet<>();
        alternatives.add(folded + (prefix ? "':*" : "'"));
        language.stemsOf(word).stream()
                .filter(stem -> !prefix || !stem.startsWith(folded))
                .forEach(stem -> alternatives.add(stem + "'"));
        return alternatives.stream();
    }

    /** Returns whether a document matches the expression, as PostgreSQL decides it. */
    public boolean matches(int merchantId, Stream<String> words) {
        Set<String> lexemes = words.map(word -> merchantId + ":" + word).collect(Collectors.toSet());
        return Stream.of(expression.split(AND))
                .allMatch(word -> Stream.of(word.substring(1, word.length() - 1).split(Pattern.quote(OR)))
                        .anyMatch(alternative -> matches(alternative, lexemes)));
    }

    private static boolean matches(String alternative, Set<String> lexemes) {
        String word = alternative.substring(1, alternative.lastIndexOf('\''));
        return alternative.endsWith("*")
                ? lexemes.stream().anyMatch(lexeme -> lexeme.startsWith(word))
                : lexemes.contains(word);
    }
}
