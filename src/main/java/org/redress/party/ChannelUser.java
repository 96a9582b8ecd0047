package org.redress.party;

import org.jspecify.annotations.Nullable;

/**
 * User of a chat with a merchant, as the chat platform authenticated it.
 *
 * @param channel in upper case, such as TELEGRAM
 * @param uid the user's id in the channel, or the user's e-mail address
 * @param firstName null if the channel does not provide it
 * @param lastName null if the channel does not provide it
 * @param language in which the user writes, BCP 47; null if it is unknown
 */
public record ChannelUser(
        int merchantId,
        String channel,
        String uid,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String language) {

    /** Creates a user whose language is unknown. */
    public ChannelUser(
            int merchantId, String channel, String uid, @Nullable String firstName, @Nullable String lastName) {
        this(merchantId, channel, uid, firstName, lastName, null);
    }

    /** Returns whether the uid is an e-mail address. */
    public boolean hasEmailAddress() {
        return identity().isEmail();
    }

    /** Returns the form in which the uid is compared with those of identities. */
    public String uidKey() {
        return identity().uidKey();
    }

    /** Returns the form in which the uid is compared with e-mail addresses; null if it is none. */
    public @Nullable String emailKey() {
        return hasEmailAddress() ? Customer.emailKey(uid) : null;
    }

    CustomerData.ChannelIdentityKey identity() {
        return new CustomerData.ChannelIdentityKey(channel, uid);
    }
}
