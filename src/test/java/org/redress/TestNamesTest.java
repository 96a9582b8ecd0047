package org.redress;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.database.TestDatabase;
import org.redress.storage.Bucket;

/** The test of a type is found by the name of the type. */
class TestNamesTest {
    /** Tests of more than one type: rules for all types, the API's description and the documentation. */
    private static final Set<String> OF_ALL_TYPES = Set.of(
            "ArchitectureTest",
            "DocumentationTest",
            "DocumentedCallsTest",
            "EntityValidationTest",
            "OpenApiTest",
            "ProseTest",
            "TestNamesTest");

    private static final List<Class<?>> SERVERS =
            List.of(TestDatabase.class, EmbeddedPostgres.class, Bucket.class, HttpServer.class, ServerSocket.class);

    private static final List<JavaClass> ALL = new ClassFileImporter()
            .importPackages("org.redress").stream()
                    .filter(type -> !type.isAnonymousClass() && !type.isLocalClass() && !isPackageInfo(type))
                    .toList();
    private static final List<JavaClass> TYPES = from(new ImportOption.DoNotIncludeTests());
    private static final List<JavaClass> TESTS = from(new ImportOption.OnlyIncludeTests());

    private static List<JavaClass> from(ImportOption option) {
        return ALL.stream()
                .filter(type -> option.includes(
                        Location.of(type.getSource().orElseThrow().getUri())))
                .toList();
    }

    /** Returns the types that a test uses directly or by one other type of the tests. */
    private static Stream<JavaClass> usedBy(JavaClass test) {
        List<JavaClass> used = test.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .toList();
        return Stream.concat(
                used.stream(),
                used.stream()
                        .filter(TESTS::contains)
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(Dependency::getTargetClass));
    }

    private static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    @Test
    void a_test_begins_with_the_name_of_a_type_of_its_package() {
        List<JavaClass> tests = TESTS.stream()
                .filter(test -> test.isTopLevelClass() && test.getSimpleName().endsWith("Test"))
                .filter(test -> !OF_ALL_TYPES.contains(test.getSimpleName()))
                .toList();
        assertThat(tests).isNotEmpty();
        assertThat(tests.stream().filter(test -> Stream.concat(TYPES.stream(), TESTS.stream())
                        .noneMatch(type -> type.getPackageName().equals(test.getPackageName())
                                && test.getSimpleName().matches(type.getSimpleName() + "([A-Z].*)?Test"))))
                .isEmpty();
    }

    @Test
    void a_test_that_starts_a_database_or_another_server_is_tagged_so_that_quick_runs_skip_it() {
        List<JavaClass> starting = TESTS.stream()
                .filter(test -> test.isTopLevelClass() && test.getSimpleName().endsWith("Test"))
                .filter(test -> !OF_ALL_TYPES.contains(test.getSimpleName()))
                .filter(test -> usedBy(test).anyMatch(used -> SERVERS.stream().anyMatch(used::isEquivalentTo)))
                .toList();
        assertThat(starting).hasSizeGreaterThan(10).allMatch(test -> test.isAnnotatedWith(Tag.class));
    }

    @Test
    void no_simple_name_of_a_test_exists_twice() {
        Set<String> ofTests = TESTS.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        Map<String, List<String>> named = Stream.concat(TYPES.stream(), TESTS.stream())
                .filter(type -> ofTests.contains(type.getSimpleName()))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(named.values()).allSatisfy(types -> assertThat(types).hasSize(1));
    }
}
