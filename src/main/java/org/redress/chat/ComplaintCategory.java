package org.redress.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.text.VisibleText;

/** Category of a complaint: one of three known ones, each with many spellings, or a free text. */
final class ComplaintCategory {
    private static final Pattern KNOWN = Pattern.compile("(product|order|account)s?(related)?");

    // The look-behind keeps a text of punctuation alone, and tries each run of punctuation once
    private static final Pattern PUNCTUATION_AT_END = Pattern.compile("(?<=[^\\p{P}\\p{Z}\\s])[\\p{P}\\p{Z}\\s]++\\z");

    private ComplaintCategory() {}

    /**
     * Returns products-related, order-related, account-related, or the text sent without punctuation at its end.
     *
     * @param sent text sent, or null: then the prefix of the interestType counts, in the end whether there is an order
     */
    static String of(@Nullable String sent, String interestType, boolean aboutAnOrder) {
        String text = PUNCTUATION_AT_END
                .matcher(sent == null ? ChatIntent.categoryOf(interestType).orElse("") : sent)
                .replaceFirst("");
        if (VisibleText.isBlank(text)) {
            return aboutAnOrder ? "order-related" : "account-related";
        }
        Matcher known = KNOWN.matcher(ChatIntent.normalize(text));
        if (!known.matches()) {
            return text;
        }
        return known.group(1).equals("product") ? "products-related" : known.group(1) + "-related";
    }
}
