package org.redress.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Category of a complaint: one of three known ones, each with many spellings, or a free text. */
final class ComplaintCategory {
    private static final Pattern KNOWN = Pattern.compile("(product|order|account)s?(related)?");

    private ComplaintCategory() {}

    /**
     * Returns products-related, order-related, account-related, or the text sent if it is none of these.
     *
     * @param sent text sent, or null: then the prefix of the interestType counts, in the end whether there is an order
     */
    static String of(@Nullable String sent, String interestType, boolean aboutAnOrder) {
        String text = sent == null ? ChatIntent.categoryOf(interestType).orElse(null) : sent;
        if (text == null) {
            return aboutAnOrder ? "order-related" : "account-related";
        }
        Matcher known = KNOWN.matcher(ChatIntent.normalize(text));
        if (!known.matches()) {
            return text;
        }
        return known.group(1).equals("product") ? "products-related" : known.group(1) + "-related";
    }
}
