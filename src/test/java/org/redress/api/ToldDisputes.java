package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redress.webhook.Receiver;

/** Receiver of a webhook that is told of each new dispute of merchant 1. */
final class ToldDisputes implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\"ticketNumber\":(\\d+)");

    private final Set<String> numbers = ConcurrentHashMap.newKeySet();
    private final Redress redress;
    private final Receiver receiver;
    private final String path;

    ToldDisputes(Redress redress) throws IOException {
        this.redress = redress;
        this.receiver = Receiver.http((exchange, body) -> {
            Matcher number = NUMBER.matcher(new String(body, StandardCharsets.UTF_8));
            if (number.find()) {
                numbers.add(number.group(1));
            }
            Receiver.answering(204, "").answer(exchange, body);
        });
        Redress.HttpReply created = redress.send(redress.call(WebhooksContract.WEBHOOKS, Redress.token("merchant", 1))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"url\":\"http://localhost:" + receiver.port()
                        + "/hook\",\"types\":[\"dispute.created\"]}")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        this.path = created.header("Location");
    }

    /** Returns how many disputes it was told of. */
    int size() {
        return numbers.size();
    }

    /** Waits until it was told of the disputes with these ticket numbers. */
    void await(Collection<String> expected) throws Exception {
        Cluster.await("each acknowledged dispute is told", () -> numbers.containsAll(expected));
    }

    @Override
    public void close() {
        redress.send(redress.call(path, Redress.token("merchant", 1))
                .header("If-Match", "*")
                .DELETE());
        receiver.close();
    }
}
