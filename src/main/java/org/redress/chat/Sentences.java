package org.redress.chat;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import org.redress.order.Money;

/**
 * What the chat says, in the user's language and its conventions. A language is a file messages/chat_xx.properties; a
 * country's differences from it are another, chat_xx_YY.properties. Without a file it is English.
 */
final class Sentences {
    static final Locale DEFAULT = Locale.US;

    private static final String BUNDLE = "messages.chat";
    private static final ResourceBundle.Control NO_SERVER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** CLDR wants a space there ("EUR 129.90"), which Java leaves out. */
    private static final Pattern CODE_BEFORE_FIGURES = Pattern.compile("(?<=\\p{L})(?=\\p{Nd})");

    private static final int HOURS_TOLD = 48;

    private final ResourceBundle bundle;

    private Sentences(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static Sentences in(Locale language) {
        return new Sentences(ResourceBundle.getBundle(BUNDLE, language, NO_SERVER_LANGUAGE));
    }

    /**
     * The nearest language that has sentences.
     *
     * @param code BCP 47, also with underscores; en-UK means en-GB; null = en-US; anything else = English
     */
    static Locale languageFor(String code) {
        if (code == null) {
            return DEFAULT;
        }
        Locale asked = Locale.forLanguageTag(code.strip().replace('_', '-'));
        String country = asked.getCountry().equals("UK") ? "GB" : asked.getCountry();
        // Only real ones, since Java remembers each that it looked for
        Locale known = new Locale(
                LANGUAGES.contains(asked.getLanguage()) ? asked.getLanguage() : "en",
                COUNTRIES.contains(country) ? country : "");
        return in(known).language();
    }

    /** Root is English. */
    Locale language() {
        return bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language()).format(arguments);
    }

    String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language());
        format.setCurrency(money.currency());
        format.setMinimumFractionDigits(money.amount().scale());
        return CODE_BEFORE_FIGURES.matcher(format.format(money.amount())).replaceFirst("\u00a0");
    }

    String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .localizedBy(language())
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    /**
     * "within 24 hours": what is left until the deadline, in begun hours, then in begun days. The hour more that some days
     * of autumn have is no day.
     */
    String within(Instant now, Instant deadline) {
        if (deadline == null || !deadline.isAfter(now)) {
            return say("deadline.soon");
        }
        long hours = Duration.between(now, deadline).minusNanos(1).toHours() + 1;
        return hours <= HOURS_TOLD
                ? say("deadline.hours", hours)
                : say("deadline.days", Math.max(HOURS_TOLD / 24 + 1, (hours + 22) / 24));
    }
}
