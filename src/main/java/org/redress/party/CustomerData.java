package org.redress.party;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.digest.CanonicalForm;

/**
 * Who bought, as the shop knows them. At least one of account, e-mail and identities is there to recognise them by; of
 * the rest, what the shop does not tell is null.
 *
 * @param accountId the id of their account in the shop
 * @param countryCode ISO 3166-1 alpha-2
 * @param identities what they are called in channels
 */
public record CustomerData(
        UUID accountId,
        String firstName,
        String lastName,
        String email,
        String countryCode,
        List<ChannelIdentityKey> identities) {

    /** @param channel in capitals, such as TELEGRAM */
    public record ChannelIdentityKey(String channel, String uid) {
        boolean isEmail() {
            return uid.indexOf('@') > 0;
        }

        private CanonicalForm canonicalForm() {
            return CanonicalForm.of("identity").add("channel", channel).add("uid", uid);
        }

        /** The same for all that CustomerService would take for the same user. */
        Object turn() {
            return isEmail() ? Customer.emailKey(uid) : List.of(channel, uid);
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

    /** The names under which {@link CreationLockService} are taken: those that this may be known by in the chat, and the account. */
    public Stream<Object> turns() {
        return Stream.concat(
                Stream.of((Object) accountId, Customer.emailKey(email)).filter(Objects::nonNull),
                identities.stream().map(ChannelIdentityKey::turn));
    }
}
