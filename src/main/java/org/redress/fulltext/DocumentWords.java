package org.redress.fulltext;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words and stems of a document, each once, up to a limit. Words of internal comments have a mark. */
final class DocumentWords {
    private static final int MAX_LENGTH = 100_000;

    static final String INTERNAL = "!";

    private final SearchWords language = new SearchWords();
    private final Set<String> words = new LinkedHashSet<>();
    private final int maxLength;
    private int length;

    /** Creates an empty document of a dispute. */
    DocumentWords() {
        this(MAX_LENGTH);
    }

    /** @param maxLength in characters */
    DocumentWords(int maxLength) {
        this.maxLength = maxLength;
    }

    /** Adds the words of a text that all readers of the dispute may read. */
    DocumentWords add(@Nullable String text) {
        return add(text, "");
    }

    /** Adds the words of a text that only the role merchant may read. */
    DocumentWords addInternal(String text) {
        return add(text, INTERNAL);
    }

    private DocumentWords add(@Nullable String text, String mark) {
        if (text != null) {
            for (String word : SearchWords.in(text)) {
                addWord(SearchWords.withoutAccents(word), mark);
                language.stemsOf(word).forEach(stem -> addWord(stem, mark));
            }
        }
        return this;
    }

    private void addWord(String word, String mark) {
        int size = mark.length() + word.length() + 1;
        if (!words.contains(word) && length + size <= maxLength && words.add(mark + word)) {
            length += size;
        }
    }

    /** Returns the words, separated by blanks. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
