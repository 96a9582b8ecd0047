package org.redress.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of thing a complaint is about: three known kinds, whose many spellings are one, or the user's own text. */
final class ComplaintCategory {
    private static final Pattern KNOWN = Pattern.compile("(product|order|account)s?(related)?");

    private ComplaintCategory() {}

    /**
     * @param said by the request, or null
     * @return products-related, order-related, account-related, or what was said
     */
    static String of(String said, String interestType, boolean aboutAnOrder) {
        String text = said == null ? ChatIntent.categoryOf(interestType).orElse(null) : said;
        if (text == null) {
            return aboutAnOrder ? "order-related" : "account-related";
        }
        Matcher known = KNOWN.matcher(ChatIntent.bare(text));
        if (!known.matches()) {
            return text;
        }
        return known.group(1).equals("product") ? "products-related" : known.group(1) + "-related";
    }
}
