package org.redress.console;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files of the console. */
final class ConsoleFiles {
    static final Path FOLDER = Path.of("src/main/webapp/console");
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\\(?\\s*'([^']+)'");

    private ConsoleFiles() {}

    /** Returns all files of these endings, sorted. */
    static List<Path> files(String... endings) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings)
                            .anyMatch(ending -> file.toString().endsWith(ending)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the modules that a module imports, at once or later, as paths. */
    static List<Path> imports(Path module) {
        return IMPORT.matcher(text(module))
                .results()
                .map(found -> module.resolveSibling(found.group(1)).normalize())
                .toList();
    }

    /** Returns the texts of a language, of all its files; a key stands in one of them. */
    static Map<String, String> texts(String language) {
        Map<String, String> texts = new TreeMap<>();
        files(language + ".json").forEach(file -> read(file).forEach((key, text) -> {
            if (texts.put(key, ((JsonString) text).getString()) != null) {
                throw new IllegalStateException(key + " stands in two files");
            }
        }));
        return texts;
    }

    private static JsonObject read(Path file) {
        try (Reader text = Files.newBufferedReader(file);
                JsonReader json = Json.createReader(text)) {
            return json.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the first group of each match in all modules. */
    static Stream<String> inModules(Pattern pattern) {
        return files(".js").stream()
                .flatMap(file -> pattern.matcher(text(file)).results().map(ConsoleFiles::firstGroup));
    }

    private static String firstGroup(MatchResult found) {
        return found.group(1);
    }
}
