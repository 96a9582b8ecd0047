package org.redress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs shell code of the documentation in Bash, in an empty directory, with a recorder in place of each program.
 *
 * <p>Quotes, variables, loops and pipes are Bash's own; a program is only recorded, with the arguments that it would get.
 */
final class ShellRecorder {
    /** A word with a slash may be a program: a function of that name replaces it. */
    private static final Pattern PATHS = Pattern.compile("(?<![\\w:/.…-])[\\w.-]*/[\\w./-]+");

    private static final Pattern ABSOLUTE_OUTPUT = Pattern.compile(">>?\\s*/(?!dev/null)\\S+");
    private static final Pattern INPUT = Pattern.compile("<\\s*([\\w.]+)");

    /** Real ones, because a documented call uses the output of another. */
    private static final String PIPES =
            """
            grep="$(command -v grep)" head="$(command -v head)"
            grep() { "$grep" "$@"; }
            head() { "$head" "$@"; }
            """;

    /** Records each program that Bash does not find, which is every one; curl prints the answer. */
    private static final String RECORDER =
            """
            exec 9>commands 0</dev/null
            PATH=/nowhere
            cd() { :; }
            command_not_found_handle() {
                printf '%s\\0' "$#" "$@" >&9
                [[ $1 != curl ]] || printf '%s\\n' "$ANSWER"
            }
            """;

    private ShellRecorder() {}

    /**
     * Returns the programs that the code would start, each with its arguments.
     *
     * @param answer output of each curl
     * @param input content of each file that the code reads
     * @throws AssertionError if Bash reports an error
     */
    static List<List<String>> commands(String code, String answer, String input) {
        try {
            Path folder = Files.createTempDirectory("documentation");
            try {
                Set<String> paths = PATHS.matcher(code)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toCollection(TreeSet::new));
                for (MatchResult file : INPUT.matcher(code).results().toList()) {
                    Files.writeString(folder.resolve(file.group(1)), input);
                }
                String functions = paths.stream()
                        .map(path -> path + "() { command_not_found_handle " + path + " \"$@\"; }\n")
                        .collect(Collectors.joining());
                Path script = Files.writeString(
                        folder.resolve("script"),
                        PIPES + RECORDER + functions
                                + ABSOLUTE_OUTPUT.matcher(code).replaceAll(">written") + "\n");
                ProcessBuilder bash = new ProcessBuilder("bash", script.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile());
                bash.environment().put("ANSWER", answer);
                int exit = bash.start().waitFor();
                String output = Files.readString(folder.resolve("output"));
                if (exit != 0 || output.contains("script: line")) {
                    throw new AssertionError("bash: " + exit + "\n" + output + "\n" + code);
                }
                return records(Files.readString(folder.resolve("commands"), StandardCharsets.UTF_8));
            } finally {
                deleteAll(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<List<String>> records(String text) {
        String[] values = text.split("\0", -1);
        List<List<String>> commands = new ArrayList<>();
        for (int i = 0; i < values.length - 1; ) {
            int count = Integer.parseInt(values[i]);
            commands.add(List.of(values).subList(i + 1, i + 1 + count));
            i += 1 + count;
        }
        return commands;
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
