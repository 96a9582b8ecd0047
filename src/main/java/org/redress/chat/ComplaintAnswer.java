package org.redress.chat;

import java.util.Locale;

/**
 * A message to a chat user who has not asked: how a complaint stands now.
 *
 * @param channel in upper case, such as TELEGRAM
 * @param uid the user's id in the channel
 * @param language language of the reply
 * @param reply the sentence and the card with which tracking would reply now
 */
public record ComplaintAnswer(String channel, String uid, Locale language, ChatReply reply) {}
