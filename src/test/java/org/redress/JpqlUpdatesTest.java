package org.redress;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** All updates in JPQL: EclipseLink would write an Instant in the JVM's time zone on H2. Entities set them instead. */
class JpqlUpdatesTest {
    private static final Pattern UPDATE = Pattern.compile("\"update ([A-Z]\\w+) (\\w+) set (.*?)( where |\")");
    private static final Map<String, Class<?>> ENTITIES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.redress").stream()
                    .filter(type -> type.isAnnotatedWith(Entity.class))
                    .collect(Collectors.toMap(JavaClass::getSimpleName, JavaClass::reflect));

    @Test
    void no_update_sets_an_instant() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<MatchResult> updates = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> UPDATE.matcher(joined(file)).results())
                    .toList();
            assertThat(updates).isNotEmpty().noneMatch(JpqlUpdatesTest::setsInstant);
        }
    }

    /** Returns the source with each concatenation of texts as one. */
    private static String joined(Path file) {
        try {
            return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean setsInstant(MatchResult update) {
        return Pattern.compile("\\b" + update.group(2) + "\\.(\\w+) = :")
                .matcher(update.group(3))
                .results()
                .anyMatch(column -> typeOf(update.group(1), column.group(1)) == Instant.class);
    }

    private static Class<?> typeOf(String entity, String attribute) {
        try {
            return ENTITIES.get(entity).getDeclaredField(attribute).getType();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
