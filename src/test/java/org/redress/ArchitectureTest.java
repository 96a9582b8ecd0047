package org.redress;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.redress.http.PathParams;
import org.redress.operations.RequestAttributesFilter;
import org.redress.security.Caller;
import org.redress.security.MerchantFilter;

/** The rules of the house. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.redress");

    @Test
    void
            the_chat_knows_casework_which_knows_disputes_as_reports_do_which_know_orders_which_know_the_parties_and_never_back() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("demo")
                .definedBy("..demo..")
                .layer("operations")
                .definedBy("..operations..")
                .layer("system")
                .definedBy("..system..")
                .layer("chat")
                .definedBy("..chat..")
                .layer("privacy")
                .definedBy("..privacy..")
                .layer("report")
                .definedBy("..report..")
                .layer("casework")
                .definedBy("..casework..")
                .layer("evidence")
                .definedBy("..evidence..")
                .layer("dispute")
                .definedBy("..dispute..")
                .layer("order")
                .definedBy("..order..")
                .layer("deadline")
                .definedBy("..deadline..")
                .layer("party")
                .definedBy("..party..")
                .whereLayer("demo")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("operations")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("system")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("chat")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("privacy")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("casework")
                .mayOnlyBeAccessedByLayers("chat", "privacy")
                .whereLayer("dispute")
                .mayOnlyBeAccessedByLayers("chat", "privacy", "report", "casework", "evidence", "demo", "operations")
                .whereLayer("order")
                .mayOnlyBeAccessedByLayers("chat", "privacy", "report", "casework", "evidence", "dispute", "demo")
                .whereLayer("deadline")
                .mayOnlyBeAccessedByLayers("dispute", "operations")
                .whereLayer("evidence")
                .mayOnlyBeAccessedByLayers("chat", "privacy", "demo")
                .check(HOUSE);
    }

    @Test
    void paging_problem_and_security_know_nothing_of_ours() {
        Map<String, String[]> known = Map.of(
                "paging", new String[] {"org.redress.paging"},
                "problem", new String[] {"org.redress.problem"},
                // The merchant in a path is read and refused as every other part of it
                "security", new String[] {"org.redress.security", "org.redress.problem", "org.redress.http"});
        known.forEach((name, allowed) -> noClasses()
                .that(resideInAPackage("org.redress." + name))
                .should()
                .dependOnClassesThat(resideInAPackage("org.redress..").and(not(resideInAnyPackage(allowed))))
                .check(HOUSE));
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
                .check(HOUSE);
        noClasses()
                .that(resideOutsideOfPackage("..security.."))
                .should()
                .callMethod(PathParams.class, "clientId", String.class)
                .check(HOUSE);
    }

    @Test
    void only_who_serves_all_merchants_of_a_caller_reads_their_list() {
        noClasses()
                .that(resideOutsideOfPackage("..security.."))
                .and(not(belongToAnyOf(AttachmentDownloadResource.class, RequestAttributesFilter.class)))
                .should()
                .callMethod(Caller.class, "clientIds")
                .check(HOUSE);
    }

    @Test
    void rooms_are_flat_and_free_of_cycles() {
        slices().matching("org.redress.(*)..").should().beFreeOfCycles().check(HOUSE);
        classes().should().resideInAPackage("org.redress.*").check(HOUSE);
    }

    @Test
    void no_class_is_named_after_nothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Common|DTO|Dto)(\\$.*)?")
                .check(HOUSE);
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
                .check(HOUSE);
    }

    @Test
    void entities_and_services_know_neither_http_nor_json() {
        for (Class<? extends Annotation> kind : List.of(Entity.class, Stateless.class)) {
            noClasses()
                    .that()
                    .areAnnotatedWith(kind)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "jakarta.json..", "jakarta.servlet.."))
                    .check(HOUSE);
        }
    }

    @Test
    void only_services_and_the_demo_touch_the_database() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Stateless.class)
                .and(resideOutsideOfPackage("..demo.."))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(EntityManager.class)
                .check(HOUSE);
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
                .check(HOUSE);
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .check(HOUSE);
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
                .check(HOUSE);
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
