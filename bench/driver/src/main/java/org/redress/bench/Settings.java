package org.redress.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Settings from the environment; see README.md. */
record Settings(
        int rows,
        List<String> systems,
        List<String> parts,
        int seconds,
        int rounds,
        int warmUpSeconds,
        int warmUpRequests,
        int connections,
        int pauseMillis,
        int rate,
        int port,
        String heap,
        boolean profile,
        List<String> kinds,
        Path repository,
        Path before,
        Path work) {

    private static final List<String> PARTS =
            List.of("content", "list", "kinds", "open", "chat", "raise", "start", "hot", "relay", "big");

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException if a part or a kind does not exist
     */
    static Settings fromEnvironment() {
        boolean smoke = "true".equals(text("SMOKE", "false"));
        Path repository = Path.of(text("REPOSITORY", "..")).toAbsolutePath().normalize();
        return new Settings(
                number("ROWS", smoke ? 20_000 : 100_000),
                list("SYSTEMS", "payara bare spring"),
                known("PARTS", list("PARTS", "content list kinds open chat raise start"), PARTS),
                number("DURATION", smoke ? 3 : 20),
                number("ROUNDS", smoke ? 1 : 3),
                number("WARMUP", smoke ? 5 : 240),
                number("WARMUP_REQUESTS", 80_000),
                number("CONNECTIONS", 8),
                number("PAUSE", 0),
                number("RATE", 25),
                number("PORT", 29_000),
                text("HEAP", "512m"),
                "true".equals(text("PROFILE", "false")),
                known("KINDS", Arrays.asList(text("KINDS", "").split(",")), kindsOfAllParts()),
                repository,
                Path.of(text("BEFORE", "")).toAbsolutePath().normalize(),
                repository.resolve("bench/target"));
    }

    private static List<String> kindsOfAllParts() {
        return Stream.of(List.of(""), Bench.KINDS, BigAnswers.KINDS)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> known(String name, List<String> values, List<String> known) {
        for (String value : values) {
            if (!known.contains(value)) {
                throw new IllegalArgumentException(name + " has " + value + ", which is none of " + known);
            }
        }
        return values;
    }

    boolean has(String part) {
        return parts.contains(part);
    }

    /** Returns whether a part measures one of its kinds. */
    boolean hasKind(String kind) {
        return kinds.contains("") || kinds.contains(kind);
    }

    private static String text(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    private static List<String> list(String name, String otherwise) {
        return Arrays.asList(text(name, otherwise).strip().split("[ ,]+"));
    }
}
