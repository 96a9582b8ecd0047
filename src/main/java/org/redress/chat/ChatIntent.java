package org.redress.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the chat can ask for. The path decides which; the interestType must not say another. */
enum ChatIntent {
    ORDER_STATUS("orderstatus"),
    TRACKING_COMPLAINTS("track(ing)?complaints?"),
    RAISE_COMPLAINTS("(raise|customer|(?<category>(product|order|account)s?(related)?))complaints?"),
    ADD_TO_COMPLAINT("(add(words?|comments?)?to|commenton|appeal)complaints?"),
    CANCEL_COMPLAINT("(cancel|withdraw)complaints?");

    private final Pattern interestTypes;

    ChatIntent(String interestTypes) {
        this.interestTypes = Pattern.compile(interestTypes);
    }

    /** Without case and punctuation. Empty for an interestType that is not known. */
    static Optional<ChatIntent> of(String interestType) {
        for (ChatIntent intent : values()) {
            if (intent.interestTypes.matcher(bare(interestType)).matches()) {
                return Optional.of(intent);
            }
        }
        return Optional.empty();
    }

    /** The product of productComplaint. */
    static Optional<String> categoryOf(String interestType) {
        Matcher matcher = RAISE_COMPLAINTS.interestTypes.matcher(bare(interestType));
        return matcher.matches() ? Optional.ofNullable(matcher.group("category")) : Optional.empty();
    }

    /** Whether what is added is against a decision. */
    static boolean isAppeal(String interestType) {
        return bare(interestType).startsWith("appeal");
    }

    static String bare(String text) {
        return text.replaceAll("[^\\p{L}\\p{Nd}]", "").toLowerCase(Locale.ROOT);
    }
}
