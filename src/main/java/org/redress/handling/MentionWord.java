package org.redress.handling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.problem.InputLimits;

/**
 * Word of a text that may mention a member of staff: an @ at its beginning, then an id, which has no blanks.
 *
 * @param text without the @, with the punctuation that may follow the id
 */
record MentionWord(String text) {
    // An e-mail address has an @ behind a letter or a digit
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}@._-])@([^\\s\\p{Z}]{1,510})");
    private static final Pattern PUNCTUATION = Pattern.compile("\\p{P}+$");

    /** Returns the first words of a text, each once, at most {@link InputLimits#MENTIONS}. */
    static List<MentionWord> of(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> new MentionWord(word.group(1)))
                .distinct()
                .limit(InputLimits.MENTIONS)
                .toList();
    }

    /** Returns the ids that the words may have. */
    static Set<String> ids(List<MentionWord> words) {
        return words.stream().flatMap(MentionWord::ids).collect(Collectors.toSet());
    }

    /** Returns the id that the word has; empty if none of them is known. */
    Optional<String> idIn(Collection<String> known) {
        return ids().filter(known::contains).findFirst();
    }

    /** Returns the whole word first, since an id may end with punctuation. */
    private Stream<String> ids() {
        return Stream.of(text, PUNCTUATION.matcher(text).replaceFirst(""));
    }
}
