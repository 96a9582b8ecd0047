package org.redress.chat;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.order.Money;
import org.redress.text.LocalFormat;

/**
 * Messages for chat users in their language, with its formats of dates and amounts. A language is a file
 * messages/chat_xx.properties; chat_xx_YY.properties has the differences of a country. The fallback is English.
 */
final class ChatMessages {
    static final Locale DEFAULT = Locale.US;

    private static final String BUNDLE = "messages.chat";
    private static final ResourceBundle.Control NO_SERVER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    // A format is no use to two threads at once, but its copy costs less than its parsing
    private static final Map<Map.Entry<Locale, String>, MessageFormat> FORMATS = new ConcurrentHashMap<>();
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    // CLDR has a space there ("EUR 129.90"), which Java omits
    private static final Pattern CODE_BEFORE_FIGURES = Pattern.compile("(?<=\\p{L})(?=\\p{Nd})");

    /** Longest time left that is given in hours. */
    private static final int MAX_HOURS = 48;

    private final ResourceBundle bundle;

    private ChatMessages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** Returns the messages of a language that {@link #nearestLanguage} has found. */
    static ChatMessages of(Locale language) {
        return new ChatMessages(ResourceBundle.getBundle(BUNDLE, language, NO_SERVER_LANGUAGE));
    }

    /**
     * Returns the nearest language that has messages, English if there is none.
     *
     * @param code BCP 47, also with underscores; en-UK means en-GB; null means en-US
     */
    static Locale nearestLanguage(@Nullable String code) {
        if (code == null) {
            return DEFAULT;
        }
        Locale requested = Locale.forLanguageTag(code.strip().replace('_', '-'));
        String country = requested.getCountry().equals("UK") ? "GB" : requested.getCountry();
        // Only existing codes, since ResourceBundle caches every locale that it is asked for
        Locale known = new Locale(
                LANGUAGES.contains(requested.getLanguage()) ? requested.getLanguage() : "en",
                COUNTRIES.contains(country) ? country : "");
        return of(known).language();
    }

    /** Returns the language of the messages. */
    Locale language() {
        return bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    }

    /** Returns the message with its arguments in place. */
    String format(String key, @Nullable Object... arguments) {
        Locale language = language();
        MessageFormat parsed = FORMATS.computeIfAbsent(
                Map.entry(language, key), each -> new MessageFormat(bundle.getString(key), language));
        return ((MessageFormat) parsed.clone()).format(arguments);
    }

    /** Returns the amount in the language's format, with the currency's symbol or code. */
    String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language());
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.amount().scale());
        return CODE_BEFORE_FIGURES.matcher(format.format(money.amount())).replaceFirst("\u00a0");
    }

    /** Returns the amount in the language's number format, followed by the currency's code (ISO 4217). */
    String amount(Money money) {
        return LocalFormat.amount(money.amount(), money.currency(), language());
    }

    /** Returns the date in UTC, in the language's medium format. */
    String date(Instant time) {
        return LocalFormat.date(time, ZoneOffset.UTC, language());
    }

    /**
     * Returns the time left until a deadline, such as "within 24 hours": up to 48 hours in hours, then in days, rounded
     * up. A deadline in the past, or none, is "as soon as possible".
     *
     * @param deadline null if there is none
     */
    String timeLeft(Instant now, @Nullable Instant deadline) {
        if (deadline == null || !deadline.isAfter(now)) {
            return format("deadline.soon");
        }
        long hours = Duration.between(now, deadline).minusNanos(1).toHours() + 1;
        // Plus 22, not 23: the 25th hour of a day in autumn must not count as another day
        return hours <= MAX_HOURS
                ? format("deadline.hours", hours)
                : format("deadline.days", Math.max(MAX_HOURS / 24 + 1, (hours + 22) / 24));
    }
}
