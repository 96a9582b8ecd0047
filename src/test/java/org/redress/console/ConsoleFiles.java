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

    private static final Pattern NAMED_IMPORT = Pattern.compile("import \\{([^}]+)}\\s*from\\s*'([^']+)'");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export (?:(?:const|let|class|(?:async )?function) (\\w+)|\\{([^}]+)})");

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

    /** Returns the names that a module imports from others, by their files. */
    static Map<Path, List<String>> importedNames(Path module) {
        Map<Path, List<String>> names = new TreeMap<>();
        NAMED_IMPORT
                .matcher(text(module))
                .results()
                .forEach(
                        found -> names.put(module.resolveSibling(found.group(2)).normalize(), names(found.group(1))));
        return names;
    }

    /** Returns the names that a module exports. */
    static List<String> exportedNames(Path module) {
        return EXPORT.matcher(text(module))
                .results()
                .flatMap(found -> found.group(1) == null ? names(found.group(2)).stream() : Stream.of(found.group(1)))
                .toList();
    }

    private static List<String> names(String list) {
        return Stream.of(list.split(","))
                .map(name -> name.strip().split(" as ")[0])
                .filter(name -> !name.isEmpty())
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
