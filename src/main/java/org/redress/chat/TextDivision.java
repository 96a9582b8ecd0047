package org.redress.chat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Division of a text into parts of a greatest length: at sentences, else at words, else between characters. */
final class TextDivision {
    private final int maxCharacters;
    private final List<String> parts = new ArrayList<>();
    private String part = "";

    private TextDivision(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /**
     * Divides a text. The parts have no blanks at their ends; nothing else is lost.
     *
     * @param maxCharacters the greatest length of a part in code points
     * @param language for the ends of sentences
     */
    static List<String> of(String text, int maxCharacters, Locale language) {
        if (length(text) <= maxCharacters) {
            return List.of(text);
        }
        TextDivision division = new TextDivision(maxCharacters);
        List<BreakIterator> levels = List.of(
                BreakIterator.getSentenceInstance(language),
                BreakIterator.getLineInstance(language),
                BreakIterator.getCharacterInstance(language));
        division.pieces(text, levels).forEach(division::add);
        division.endPart();
        return division.parts;
    }

    private Stream<String> pieces(String text, List<BreakIterator> levels) {
        if (length(text.strip()) <= maxCharacters) {
            return Stream.of(text);
        } else if (levels.isEmpty()) {
            // A character that is made of more code points than a part may have
            return text.codePoints().mapToObj(Character::toString);
        }
        List<String> pieces = new ArrayList<>();
        BreakIterator breaks = levels.get(0);
        breaks.setText(text);
        for (int begin = breaks.first(), end = breaks.next();
                end != BreakIterator.DONE;
                begin = end, end = breaks.next()) {
            pieces.add(text.substring(begin, end));
        }
        return pieces.stream().flatMap(piece -> pieces(piece, levels.subList(1, levels.size())));
    }

    private void add(String piece) {
        if (length((part + piece).strip()) > maxCharacters) {
            endPart();
        }
        part += piece;
    }

    private void endPart() {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
        part = "";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
