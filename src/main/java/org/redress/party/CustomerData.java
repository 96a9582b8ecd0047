package org.redress.party;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.text.FoldedText;

/**
 * Data of a customer as the merchant sends it. At least one of accountId, email and identities is present; every other
 * component may be null.
 *
 * @param accountId the id of the customer's account at the merchant
 * @param countryCode ISO 3166-1 alpha-2
 * @param identities the customer's user ids in channels; may be empty
 */
public record CustomerData(
        @Nullable UUID accountId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String countryCode,
        List<ChannelIdentityKey> identities) {

    /**
     * Identity of a customer in a channel.
     *
     * @param channel in upper case, such as TELEGRAM
     * @param uid the user's id in the channel, or an e-mail address
     */
    public record ChannelIdentityKey(String channel, String uid) {
        private static final Set<String> TELEPHONES = Set.of("WHATSAPP", "SMS", "SIGNAL", "VIBER");
        private static final Pattern TELEPHONE_NUMBER = Pattern.compile("([a-z]+:)?[+]?[-0-9 ()./]*[0-9]");

        boolean isEmail() {
            return uid.indexOf('@') > 0;
        }

        private CanonicalForm canonicalForm() {
            return CanonicalForm.of("identity").add("channel", channel).add("uid", uid);
        }

        /**
         * Returns the key to lock, equal for all identities that {@link ChatCustomerService} takes for the same user.
         */
        Object lockKey() {
            return isEmail() ? Customer.emailKey(uid) : List.of(channel, uidKey());
        }

        /**
         * Returns the uid as it is compared: in channels of telephones, the digits of a number in international form.
         * The migration V1_17 computes the same for stored identities.
         */
        String uidKey() {
            String number = FoldedText.ofNumber(uid);
            if (!TELEPHONES.contains(channel)
                    || !TELEPHONE_NUMBER.matcher(number).matches()) {
                return uid;
            }
            return number.replace("(0)", "").replaceAll("[^0-9]", "").replaceFirst("^00", "");
        }
    }

    /** Returns the values in the form from which a digest is computed. */
    public CanonicalForm canonicalForm() {
        return CanonicalForm.of("customer")
                .add("accountId", accountId)
                .add("firstName", firstName)
                .add("lastName", lastName)
                .add("email", email)
                .add("countryCode", countryCode)
                .addForms("channelIdentities", identities.stream().map(ChannelIdentityKey::canonicalForm));
    }

    /** Returns the keys to lock with {@link CreationLockService}: account, e-mail and identities. */
    public Stream<Object> lockKeys() {
        return Stream.concat(
                Stream.concat(Stream.ofNullable(accountId), Stream.ofNullable(emailKey())),
                identities.stream().map(ChannelIdentityKey::lockKey));
    }

    /** Returns the e-mail address in the form in which addresses are compared, or null. */
    @Nullable
    String emailKey() {
        return email == null ? null : Customer.emailKey(email);
    }
}
