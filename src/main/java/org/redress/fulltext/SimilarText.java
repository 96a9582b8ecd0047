package org.redress.fulltext;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a text with others: which ones have nearly the same words. */
public final class SimilarText {
    // The longest words are seldom common ones, so that few documents have all of them
    private static final int SEARCHED = 3;

    /** Words that a text needs to be compared: those of fewer are equal by chance. */
    private static final int MIN_WORDS = 4;

    private static final double NEARLY = 0.7;

    private final Set<String> words;

    /** @param text description of a dispute */
    public SimilarText(String text) {
        this.words = wordsIn(text);
    }

    private static Set<String> wordsIn(String text) {
        return SearchWords.in(text).stream().map(SearchWords::withoutAccents).collect(Collectors.toSet());
    }

    /** Returns the query for documents that may have nearly the same text; empty if the text is too short. */
    public Optional<SearchQuery> query(int merchantId) {
        return words.size() < MIN_WORDS
                ? Optional.empty()
                : Optional.of(new SearchQuery(words.stream()
                        .sorted(Comparator.comparing(String::length).reversed().thenComparing(word -> word))
                        .limit(SEARCHED)
                        .map(word -> "('" + merchantId + ":" + word + "')")
                        .collect(Collectors.joining(" & "))));
    }

    /** Returns whether seven of ten words of both texts are in both. */
    public boolean isNearly(String other) {
        Set<String> all = wordsIn(other);
        Set<String> common = new LinkedHashSet<>(words);
        common.retainAll(all);
        all.addAll(words);
        return common.size() >= NEARLY * all.size();
    }
}
