package org.redress;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.validation.ConstraintValidator;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.attachment.AttachmentDownloadResource;
import org.redress.console.MeResource;
import org.redress.http.PathParams;
import org.redress.key.NamedQueries;
import org.redress.limits.ThreadShares;
import org.redress.operations.RequestAttributesFilter;
import org.redress.security.Caller;
import org.redress.security.MerchantFilter;

/** The rules of the structure, each as README.md states it. */
class ArchitectureTest {
    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.redress");

    /** From top to bottom: a package uses only those after it. */
    private static final List<String> PACKAGES = List.of(
            "system",
            "operations",
            "demo",
            "erasure",
            "operator",
            "console",
            "webhook",
            "feed",
            "chat",
            "privacy",
            "report",
            "bulk",
            "handling",
            "template",
            "savedview",
            "attachment",
            "thumbnail",
            "search",
            "fulltext",
            "dispute",
            "staff",
            "quota",
            "reason",
            "order",
            "deadline",
            "party",
            "timeline",
            "event",
            "storage",
            "key",
            "idempotency",
            "timer",
            "limits",
            "security",
            "http",
            "paging",
            "json",
            "problem",
            "connection",
            "digest",
            "text");

    /** They know nothing of disputes, orders and their parties. */
    private static final List<String> TECHNICAL = PACKAGES.subList(PACKAGES.indexOf("timeline"), PACKAGES.size());

    @Test
    void dependencies_point_down_the_list_of_packages() {
        classes().should().resideInAnyPackage(qualified(PACKAGES)).check(PRODUCT);
        for (int i = 1; i < PACKAGES.size(); i++) {
            noClasses()
                    .that()
                    .resideInAnyPackage(qualified(PACKAGES.subList(i, PACKAGES.size())))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(qualified(PACKAGES.subList(0, i)))
                    .check(PRODUCT);
        }
    }

    @Test
    void the_table_of_the_readme_has_the_packages_in_the_same_order() {
        String table = Documentation.text(java.nio.file.Path.of("README.md")).split("\\| package \\| content \\|\n")[1];
        assertThat(table.lines().skip(1).takeWhile(row -> row.startsWith("|")).map(row -> row.split("`")[1]))
                .containsExactlyElementsOf(PACKAGES);
    }

    @Test
    void nobody_imports_what_stands_at_the_top() {
        for (String name : List.of("system", "operations", "demo", "erasure", "console", "privacy", "report")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.redress." + name)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.redress." + name)
                    .check(PRODUCT);
        }
    }

    @Test
    void technical_packages_know_nothing_of_the_business() {
        noClasses()
                .that()
                .resideInAnyPackage(qualified(TECHNICAL))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.redress..").and(not(resideInAnyPackage(qualified(TECHNICAL)))))
                .check(PRODUCT);
        for (String name : List.of("paging", "problem", "digest", "text")) {
            noClasses()
                    .that(resideInAPackage("org.redress." + name))
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("org.redress..").and(resideOutsideOfPackage("org.redress." + name)))
                    .check(PRODUCT);
        }
        noClasses()
                .that(resideInAPackage("org.redress.timeline"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.redress..")
                        .and(not(resideInAnyPackage("org.redress.timeline", "org.redress.digest"))))
                .check(PRODUCT);
    }

    @Test
    void only_the_filter_reads_the_merchant_of_a_path() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(new ArchCondition<JavaMethod>("have no parameter for the merchant of the path") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean read = method.getParameters().stream()
                                .flatMap(parameter -> parameter.tryGetAnnotationOfType(PathParam.class).stream())
                                .anyMatch(parameter -> parameter.value().equals(MerchantFilter.PARAMETER));
                        events.add(new SimpleConditionEvent(method, !read, method + " reads the merchant itself"));
                    }
                })
                .check(PRODUCT);
        noClasses()
                .that(resideOutsideOfPackage("..security.."))
                .should()
                .callMethod(PathParams.class, "clientId", String.class)
                .check(PRODUCT);
    }

    @Test
    void only_routes_without_a_merchant_read_the_list_of_a_callers_merchants() {
        noClasses()
                .that(resideOutsideOfPackage("..security.."))
                .and(not(belongToAnyOf(
                        AttachmentDownloadResource.class,
                        MeResource.class,
                        RequestAttributesFilter.class,
                        ThreadShares.class)))
                .should()
                .callMethod(Caller.class, "clientIds")
                .check(PRODUCT);
    }

    @Test
    void packages_are_flat_and_free_of_cycles() {
        slices().matching("org.redress.(*)..").should().beFreeOfCycles().check(PRODUCT);
        classes().should().resideInAPackage("org.redress.*").check(PRODUCT);
    }

    private static String[] qualified(List<String> packages) {
        return packages.stream().map("org.redress."::concat).toArray(String[]::new);
    }

    @Test
    void a_name_says_what_a_type_is_to_the_platform() {
        classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .haveSimpleNameEndingWith("Exception")
                .check(PRODUCT);
        classes()
                .that()
                .haveSimpleNameEndingWith("Exception")
                .should()
                .beAssignableTo(Throwable.class)
                .check(PRODUCT);
        for (Class<?> filter : List.of(Filter.class, ContainerRequestFilter.class, ContainerResponseFilter.class)) {
            classes()
                    .that()
                    .areAssignableTo(filter)
                    .should()
                    .haveSimpleNameEndingWith("Filter")
                    .check(PRODUCT);
        }
        classes()
                .that()
                .areAssignableTo(HttpServlet.class)
                .should()
                .haveSimpleNameEndingWith("Servlet")
                .check(PRODUCT);
        classes()
                .that()
                .areAssignableTo(ExceptionMapper.class)
                .should()
                .haveSimpleNameEndingWith("Mapper")
                .check(PRODUCT);
        classes()
                .that()
                .areAssignableTo(MessageBodyReader.class)
                .should()
                .haveSimpleNameEndingWith("Reader")
                .check(PRODUCT);
        classes()
                .that()
                .areAssignableTo(Extension.class)
                .should()
                .haveSimpleNameEndingWith("Extension")
                .check(PRODUCT);
        classes()
                .that()
                .areAssignableTo(ConstraintValidator.class)
                .should()
                .haveSimpleNameEndingWith("Validator")
                .check(PRODUCT);
        classes()
                .that()
                .areAnnotatedWith(Interceptor.class)
                .should()
                .haveSimpleNameEndingWith("Interceptor")
                .check(PRODUCT);
        classes()
                .that()
                .areAnnotatedWith(Stateless.class)
                .should()
                .haveSimpleNameEndingWith("Service")
                .check(PRODUCT);
        classes()
                .that()
                .haveSimpleNameEndingWith("Service")
                .should()
                .beAnnotatedWith(Stateless.class)
                .check(PRODUCT);
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(PRODUCT);
        classes()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .beAnnotatedWith(Path.class)
                .check(PRODUCT);
        classes().that().haveSimpleNameEndingWith("View").should().beRecords().check(PRODUCT);
    }

    @Test
    void a_dispute_is_never_called_a_case() {
        noClasses().should().haveNameMatching(".*(Case|Cases)([A-Z$].*)?").check(PRODUCT);
    }

    @Test
    void no_simple_name_exists_twice() {
        Map<String, List<String>> byName = PRODUCT.stream()
                .filter(type -> !type.isAnonymousClass()
                        && !type.getSimpleName().equals("package-info")
                        && !type.getSimpleName().endsWith("_"))
                .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
        assertThat(byName.values()).filteredOn(types -> types.size() > 1).isEmpty();
    }

    @Test
    void no_class_is_named_after_nothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Common|DTO|Dto)(\\$.*)?")
                .check(PRODUCT);
    }

    @Test
    void no_interface_has_only_one_implementation() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .areNotAnnotations()
                .should(new ArchCondition<JavaClass>("have several implementations") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean several = type.getAllSubclasses().size() != 1;
                        events.add(new SimpleConditionEvent(type, several, type + " has one implementation"));
                    }
                })
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void entities_and_services_know_neither_http_nor_json() {
        for (Class<? extends Annotation> kind : List.of(Entity.class, Stateless.class)) {
            noClasses()
                    .that()
                    .areAnnotatedWith(kind)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "jakarta.json..", "jakarta.servlet.."))
                    .check(PRODUCT);
        }
    }

    @Test
    void only_services_and_the_demo_touch_the_database() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Stateless.class)
                .and(resideOutsideOfPackage("..demo.."))
                .and(not(equivalentTo(NamedQueries.class)))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(EntityManager.class)
                .check(PRODUCT);
    }

    @Test
    void json_comes_from_one_provider() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.json.Json")
                .check(PRODUCT);
    }

    @Test
    void session_beans_are_injected_by_their_container() {
        // CDI's reference to them costs Payara an exception in each call
        fields().that()
                .haveRawType(describe(
                        "session bean",
                        type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class)))
                .should()
                .notBeAnnotatedWith(Inject.class)
                .check(PRODUCT);
    }

    @Test
    void every_resource_method_names_who_may_call_it() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(PRODUCT);
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .check(PRODUCT);
    }

    @Test
    void time_comes_from_the_injected_clock() {
        noClasses()
                .that(resideOutsideOfPackage("..system.."))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                // Fails on the JDK's clock of microseconds: division by zero
                .callMethod(Clock.class, "millis")
                .check(PRODUCT);
    }

    @Test
    void classes_are_small() throws IOException {
        List<Integer> sizes;
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            sizes = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .map(ArchitectureTest::linesOfCode)
                    .sorted()
                    .toList();
        }
        assertThat(sizes.get(sizes.size() - 1)).as("lines of the largest class").isLessThanOrEqualTo(200);
        assertThat(sizes.get(sizes.size() / 2)).as("lines of the median class").isLessThanOrEqualTo(40);
    }

    /** What is left when the imports, the comments and the blank lines are taken out. */
    private static int linesOfCode(java.nio.file.Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("import ") && !line.startsWith("package "))
                    .filter(line -> !line.startsWith("//") && !line.startsWith("*") && !line.startsWith("/*"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
