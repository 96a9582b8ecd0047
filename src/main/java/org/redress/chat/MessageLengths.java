package org.redress.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The greatest lengths of messages that the channels take. */
@Dependent
public class MessageLengths {
    private final int usual;
    private final Map<String, Integer> ofChannels;

    /**
     * @param usual in characters, for channels without a length of their own
     * @param ofChannels channels with their lengths, such as SMS=1600, separated by commas
     */
    @Inject
    public MessageLengths(
            @ConfigProperty(name = "chat.message-characters") int usual,
            @ConfigProperty(name = "chat.channel-characters") String ofChannels) {
        this.usual = usual;
        this.ofChannels = Arrays.stream(ofChannels.split(","))
                .map(entry -> entry.split("="))
                .collect(Collectors.toMap(
                        entry -> entry[0].strip().toUpperCase(Locale.ROOT),
                        entry -> Integer.valueOf(entry[1].strip())));
    }

    /** Returns the reply with texts that the channel takes, divided into several messages if necessary. */
    ChatReply fit(ChatReply reply, ChatRequest request) {
        return fit(reply, request.channel(), request.language());
    }

    /** Returns the reply with texts in a language that the channel takes. */
    ChatReply fit(ChatReply reply, String channel, Locale language) {
        return reply.divided(ofChannels.getOrDefault(channel, usual), language);
    }
}
