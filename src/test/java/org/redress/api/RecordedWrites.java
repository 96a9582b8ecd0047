package org.redress.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Complaints that writers raise until each is acknowledged, every one with a key of its own, and all attempts. */
final class RecordedWrites {
    private static final long PAUSE_MILLIS = 50;

    private final String prefix;
    private final List<Redress> nodes;
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    /** @param began {@link System#nanoTime()}, as is ended */
    record Attempt(Redress node, long began, long ended, Redress.HttpReply reply) {
        boolean isAcknowledgement() {
            return reply.status() == 200;
        }

        Duration time() {
            return Duration.ofNanos(ended - began);
        }
    }

    /** @param prefix of the texts, which no other test uses */
    RecordedWrites(String prefix, List<Redress> nodes) {
        this.prefix = prefix;
        this.nodes = nodes;
    }

    /** Raises the n-th complaint of a writer at the writer's node. */
    void raise(int writer, int n) throws InterruptedException {
        Redress node = nodes.get(writer % nodes.size());
        String text = prefix + " " + writer + " " + n;
        String body = "{\"uuid\":\"%s-%d\",\"interestType\":\"raiseComplaint\",\"entityInfo\":{\"description\":\"%s\"}}"
                .formatted(prefix, writer, text);
        while (!acknowledged.containsKey(text)) {
            var call = node.chat(
                            ChatContract.RAISE,
                            Redress.tokenOf("chatbot", prefix + writer),
                            body.getBytes(StandardCharsets.UTF_8))
                    .header("Idempotency-Key", text.replace(' ', '-'));
            long began = System.nanoTime();
            Redress.HttpReply reply = node.send(call);
            Attempt attempt = new Attempt(node, began, System.nanoTime(), reply);
            attempts.add(attempt);
            if (attempt.isAcknowledgement()) {
                acknowledged.put(text, reply.text().replaceFirst("(?s).*Number (\\d+) to track.*", "$1"));
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Returns the ticket numbers by text. */
    Map<String, String> acknowledged() {
        return acknowledged;
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    List<Attempt> refused() {
        return attempts.stream().filter(attempt -> !attempt.isAcknowledgement()).toList();
    }

    /** Returns how many were acknowledged by the node after this time. */
    long acknowledgedAfter(Redress node, long nanoTime) {
        return attempts.stream()
                .filter(attempt -> attempt.node() == node && attempt.isAcknowledgement() && attempt.ended() > nanoTime)
                .count();
    }
}
