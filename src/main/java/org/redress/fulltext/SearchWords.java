package org.redress.fulltext;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.redress.text.FoldedText;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.englishStemmer;
import org.tartarus.snowball.ext.frenchStemmer;
import org.tartarus.snowball.ext.germanStemmer;
import org.tartarus.snowball.ext.spanishStemmer;

/**
 * Divides texts into words in the form in which they are compared: regardless of letter case and accents. A word has at
 * most 40 letters and digits; a longer one is several. Each letter of a script that writes no blanks is a word.
 */
final class SearchWords {
    private static final String WITHOUT_BLANKS =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
    private static final Pattern WORD = Pattern.compile("[" + WITHOUT_BLANKS + "]|[\\p{L}\\p{N}&&[^" + WITHOUT_BLANKS
            + "]][\\p{L}\\p{M}\\p{N}&&[^" + WITHOUT_BLANKS + "]]{0,39}");
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]");
    private static final Pattern LETTERS = Pattern.compile("[a-z\\u00DF-\\u00FF]{3,}");

    // They have a state
    private final List<SnowballStemmer> stemmers =
            List.of(new englishStemmer(), new germanStemmer(), new frenchStemmer(), new spanishStemmer());

    /** Returns the words of a text, each once, with their accents. */
    static Set<String> in(String text) {
        return WORD.matcher(FoldedText.ofWords(text))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns a word without its accents. */
    static String withoutAccents(String word) {
        if (FoldedText.isAscii(word)) {
            return word;
        }
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
        return Normalizer.normalize(ACCENTS.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC);
    }

    /** Returns the stems of a word in each language of the chat, without accents; of some words there are none. */
    Set<String> stemsOf(String word) {
        Set<String> stems = new LinkedHashSet<>();
        if (LETTERS.matcher(word).matches()) {
            for (SnowballStemmer stemmer : stemmers) {
                stemmer.setCurrent(word);
                stemmer.stem();
                stems.add(withoutAccents(stemmer.getCurrent()));
            }
        }
        return stems;
    }
}
