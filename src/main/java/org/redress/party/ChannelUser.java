package org.redress.party;

/**
 * Who writes to a merchant in a chat, as the chat platform vouches for it.
 *
 * @param channel in capitals, such as TELEGRAM
 * @param uid what the channel calls the user, or the user's e-mail
 * @param firstName null where the channel does not tell
 * @param lastName null where the channel does not tell
 */
public record ChannelUser(int merchantId, String channel, String uid, String firstName, String lastName) {

    public boolean writesAsEmail() {
        return identity().isEmail();
    }

    CustomerData.ChannelIdentityKey identity() {
        return new CustomerData.ChannelIdentityKey(channel, uid);
    }
}
