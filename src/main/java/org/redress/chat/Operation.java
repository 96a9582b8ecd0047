package org.redress.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the chat can ask for. The path decides which; the interestType must not say another. */
enum Operation {
    ORDER_STATUS("orderstatus"),
    TRACKING_COMPLAINTS("track(ing)?complaints?"),
    RAISE_COMPLAINTS("(raise|customer|(?<category>(product|order|account)s?(related)?))complaints?"),
    ADD_TO_COMPLAINT("(add(words?|comments?)?to|commenton|appeal)complaints?"),
    CANCEL_COMPLAINT("(cancel|withdraw)complaints?");

    private final Pattern interestTypes;

    Operation(String interestTypes) {
        this.interestTypes = Pattern.compile(interestTypes);
    }

    /** Without case and punctuation. Empty for an interestType that is not known. */
    static Optional<Operation> of(String interestType) {
        for (Operation operation : values()) {
            if (operation.interestTypes.matcher(bare(interestType)).matches()) {
                return Optional.of(operation);
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
