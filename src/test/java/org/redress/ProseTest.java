package org.redress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks CONTRIBUTING's rule of prose: sentences open with a verb or a noun, and lines have at most 120 characters. */
class ProseTest {
    private static final int WIDTH = 120;
    private static final Path SOURCES = Path.of("src/main/java/org/redress");
    private static final Path OPEN_API = Path.of("src/main/webapp/openapi.yaml");

    private static final String OPENING = "[\"'(*_]*(?:who|whoever|whatever|what|those|of an?)\\b";
    /** A forbidden opening at the start of any sentence or table cell. */
    private static final Pattern ANY =
            Pattern.compile("(?:\\A\\s*|[.!?][\"')*_]*\\s+|\\|\\s*)" + OPENING, Pattern.CASE_INSENSITIVE);

    /** A forbidden opening at the start of any sentence or description of a tag. */
    private static final Pattern ANY_OR_TAG = Pattern.compile(
            "(?:\\A\\s*|[.!?][\"')*_]*\\s+|@return\\s+|@(?:param|throws)\\s+\\S+\\s+)" + OPENING,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern YAML_TEXT = Pattern.compile("( *)(?:- )?(?:summary|description): (.+)");
    private static final Pattern SUPPRESSION = Pattern.compile("\\s*@(SuppressWarnings|NullUnmarked)\\b.*");
    private static final Pattern NEW_BLOCK = Pattern.compile("\\s*(?:#+ |[-*] |\\d+\\. |\\|)");

    /** Text of consecutive lines; first counts from 1. */
    private record Block(int first, String text) {}

    @ParameterizedTest
    @MethodSource("documents")
    void sentences_of_the_documentation_open_with_a_verb_or_a_noun(Path file) {
        assertThat(violations(file, markdown(lines(file), 1), ANY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void sentences_of_comments_in_scripts_open_with_a_verb_or_a_noun(Path file) {
        List<String> comments = lines(file).stream()
                .map(line -> line.strip().matches("#[^!].*") ? line.strip().replaceFirst("#+ ?", "") : "")
                .toList();
        assertThat(violations(file, markdown(comments, 1), ANY)).isEmpty();
    }

    @Test
    void sentences_of_openapi_yaml_open_with_a_verb_or_a_noun() {
        assertThat(violations(OPEN_API, yamlTexts(lines(OPEN_API)), ANY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void sentences_of_javadoc_open_with_a_verb_or_a_noun(Path folder) {
        assertThat(files(folder, ".java").flatMap(file -> violations(file, javadoc(text(file)), ANY_OR_TAG).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void lines_of_sources_fit_the_width(Path folder) {
        assertThat(files(folder, ".java").flatMap(file -> {
                    List<String> lines = lines(file);
                    return IntStream.range(0, lines.size())
                            .filter(i -> lines.get(i).codePoints().count() > WIDTH)
                            .mapToObj(i -> file + ":" + (i + 1));
                }))
                .isEmpty();
    }

    @Test
    void each_suppression_has_a_reason_at_its_line() {
        assertThat(Stream.of("src/main/java", "src/test/java")
                        .flatMap(folder -> files(Path.of(folder), ".java"))
                        .flatMap(file -> {
                            List<String> lines = lines(file);
                            return IntStream.range(1, lines.size())
                                    .filter(i ->
                                            SUPPRESSION.matcher(lines.get(i)).matches())
                                    .filter(i -> !lines.get(i).contains("//")
                                            && !lines.get(i - 1).strip().startsWith("//"))
                                    .mapToObj(i -> file + ":" + (i + 1));
                        }))
                .isEmpty();
    }

    @Test
    void a_forbidden_opening_is_reported_with_its_file_and_line() {
        Path file = Path.of("a.md");
        List<String> page =
                List.of("# Title", "", "A sentence ends.", "**Whoever** calls.", "", "    what code", "| What |");
        assertThat(violations(file, markdown(page, 1), ANY))
                .containsExactly("a.md:4: **Whoever** calls.", "a.md:7: What |");
        List<String> yaml = List.of("description: |", "  One.", "  What is two.", "summary: Of a third", "x: What");
        assertThat(violations(file, yamlTexts(yaml), ANY))
                .containsExactly("a.md:3: What is two.", "a.md:4: Of a third");
        String java =
                "/** Returns it. Those stay. */\n/**\n * @return what is left\n */\n/** {@link A} is what it is. */";
        assertThat(violations(file, javadoc(java), ANY_OR_TAG))
                .containsExactly("a.md:1: Those stay. ", "a.md:3: @return what is left");
    }

    static Stream<Path> documents() {
        return Documentation.pages();
    }

    static Stream<Path> scripts() {
        return Stream.of(
                        Stream.of("Dockerfile", ".ci/run", "bench/run", "docs/requests.http")
                                .map(Path::of),
                        Stream.of(".sh", ".cfg", ".cli", ".asadmin", ".service", ".properties")
                                .flatMap(ending -> files(Path.of("server-config"), ending)))
                .flatMap(files -> files);
    }

    static Stream<Path> packages() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    private static List<String> violations(Path file, List<Block> blocks, Pattern opening) {
        List<String> violations = new ArrayList<>();
        for (Block block : blocks) {
            Matcher matcher = opening.matcher(block.text());
            for (MatchResult match : matcher.results().toList()) {
                String lead = match.group().replaceFirst("\\A(?:[.!?][\"')*_]*)?[\\s|]*", "");
                int start = match.end() - lead.length();
                int line = block.first() + lineEnds(block.text().substring(0, start));
                String rest = block.text().substring(start).lines().findFirst().orElseThrow();
                violations.add(file + ":" + line + ": " + rest);
            }
        }
        return violations;
    }

    /** Returns the paragraphs, headings, list items and table rows, without code. */
    private static List<Block> markdown(List<String> lines, int first) {
        List<Block> blocks = new ArrayList<>();
        boolean fenced = false;
        boolean code = false;
        boolean open = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean blank = line.isBlank();
            fenced ^= line.strip().startsWith("```");
            code = blank ? code : line.startsWith("    ") && (code || !open);
            if (blank || code || fenced || line.strip().startsWith("```")) {
                open = false;
                continue;
            }
            String text = line.replaceAll("`[^`]*`", "`").stripTrailing();
            if (open && !NEW_BLOCK.matcher(line).lookingAt()) {
                Block last = blocks.remove(blocks.size() - 1);
                blocks.add(new Block(last.first(), last.text() + "\n" + text.strip()));
            } else {
                blocks.add(new Block(first + i, text.replaceFirst("\\A\\s*(?:#+ |[-*] |\\d+\\. |\\| *)?", "")));
            }
            open = true;
        }
        return blocks;
    }

    /** Returns the values of summary and description. */
    private static List<Block> yamlTexts(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = YAML_TEXT.matcher(lines.get(i));
            if (!matcher.matches()) {
                continue;
            }
            if (!matcher.group(2).matches("[|>]-?")) {
                blocks.add(new Block(i + 1, matcher.group(2)));
                continue;
            }
            int indent = matcher.group(1).length();
            int end = i + 1;
            while (end < lines.size()
                    && (lines.get(end).isBlank()
                            || lines.get(end).indent(0).matches("(?s) {" + (indent + 1) + ",}\\S.*"))) {
                end++;
            }
            blocks.addAll(markdown(
                    lines.subList(i + 1, end).stream().map(String::strip).toList(), i + 2));
        }
        return blocks;
    }

    /** Returns each comment without its stars. */
    private static List<Block> javadoc(String source) {
        return JAVADOC.matcher(source)
                .results()
                .map(comment -> new Block(
                        1 + lineEnds(source.substring(0, comment.start(1))),
                        comment.group(1).replaceAll("(?m)^[ \\t]*\\*[ \\t]?", "")))
                .toList();
    }

    private static int lineEnds(String text) {
        return Math.toIntExact(text.chars().filter(c -> c == '\n').count());
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
