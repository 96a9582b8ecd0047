package org.redress.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Intents of a chat user. The path of a request determines the intent; its interestType must not name another. */
enum ChatIntent {
    ORDER_STATUS("orderstatus"),
    TRACKING_COMPLAINTS("track(ing)?complaints?"),
    RAISE_COMPLAINTS("(raise|customer|(product|order|account)s?(related)?)complaints?"),
    ADD_TO_COMPLAINT("(add(words?|comments?)?to|commenton|appeal)complaints?"),
    CANCEL_COMPLAINT("(cancel|withdraw)complaints?"),
    STOP_MESSAGES("stopmessages?"),
    RESUME_MESSAGES("resumemessages?");

    private static final Pattern CATEGORY_COMPLAINT =
            Pattern.compile("(.*)complaints?[^\\p{L}\\p{Nd}]*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{Nd}]");
    private static final Set<String> NO_CATEGORIES = Set.of("", "raise", "customer");

    private final Pattern interestTypes;

    ChatIntent(String interestTypes) {
        this.interestTypes = Pattern.compile(interestTypes);
    }

    /**
     * Finds the intent that an interestType names, ignoring case and punctuation.
     *
     * @return empty if the interestType is unknown
     */
    static Optional<ChatIntent> ofInterestType(String interestType) {
        String normal = normalize(interestType);
        for (ChatIntent intent : values()) {
            if (intent.interestTypes.matcher(normal).matches()) {
                return Optional.of(intent);
            }
        }
        return Optional.empty();
    }

    /** Returns the category before "complaint" in an interestType, as sent: "delivery" of "deliveryComplaint". */
    static Optional<String> categoryOf(String interestType) {
        Matcher complaint = CATEGORY_COMPLAINT.matcher(interestType);
        boolean isOfCategory = ofInterestType(interestType).orElse(RAISE_COMPLAINTS) == RAISE_COMPLAINTS
                && complaint.matches()
                && !NO_CATEGORIES.contains(normalize(complaint.group(1)));
        return isOfCategory ? Optional.of(complaint.group(1)) : Optional.empty();
    }

    /** Returns whether an interestType asks for an appeal against the decision. */
    static boolean isAppeal(String interestType) {
        return normalize(interestType).startsWith("appeal");
    }

    /** Returns the letters and digits of a text, in lower case. */
    static String normalize(String text) {
        return PUNCTUATION.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
