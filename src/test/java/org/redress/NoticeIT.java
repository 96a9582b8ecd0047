package org.redress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** NOTICE lists the libraries of the WAR with their versions and licences. */
class NoticeIT {
    private static final Path NOTICE = Path.of("NOTICE");
    private static final Path SBOM = Path.of("target/bom.json");
    /** Only some of their files are in the WAR, in docs/ and console/. */
    private static final String PAGES = "(swagger-ui|lit-html).*";

    /** Groups whose POMs do not tell the clauses of their BSD licence. */
    private static final String THREE_CLAUSES = "com\\.twelvemonkeys.*|com\\.github\\.rholder";

    private static final String LIST = "\n\n";

    @BeforeAll
    static void write() throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            String head = Files.readString(NOTICE).split(LIST + "  ")[0];
            Files.writeString(NOTICE, head + LIST + String.join("\n", ofSbom()) + "\n");
        }
    }

    @Test
    void it_lists_each_library_of_the_war_and_no_other() throws IOException {
        assertThat(lines().map(line -> line.strip().replaceFirst(".*?:(\\S+) (\\S+) .*", "$1-$2.jar"))
                        .filter(jar -> !jar.matches(PAGES)))
                .containsExactlyInAnyOrderElementsOf(jars());
    }

    @Test
    void its_licences_are_those_of_the_sbom() throws IOException {
        // Offline, Maven writes no SBOM; a licence changes only with a version, which the other test compares
        if (Files.exists(SBOM)) {
            assertThat(lines()).containsExactlyElementsOf(ofSbom());
        }
    }

    private static List<String> jars() throws IOException {
        try (JarFile war = new JarFile(System.getProperty("redress.war"))) {
            return war.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches("WEB-INF/lib/.+"))
                    .map(name -> name.substring("WEB-INF/lib/".length()))
                    .toList();
        }
    }

    private static Stream<String> lines() throws IOException {
        return Files.readString(NOTICE).lines().filter(line -> line.startsWith("  "));
    }

    /** Returns the lines of the SBOM's libraries that are in the WAR: the SBOM also has JAXB, which the server provides. */
    private static List<String> ofSbom() throws IOException {
        List<String> jars = jars();
        return JsonMapper.shared()
                .readTree(SBOM)
                .path("components")
                .valueStream()
                .filter(library -> {
                    String name = library.path("name").stringValue();
                    return name.matches(PAGES)
                            || jars.contains(
                                    name + "-" + library.path("version").stringValue() + ".jar");
                })
                .map(NoticeIT::line)
                .sorted()
                .toList();
    }

    private static String line(JsonNode library) {
        String group = library.path("group").stringValue();
        return "  %s:%s %s   %s"
                .formatted(
                        group,
                        library.path("name").stringValue(),
                        library.path("version").stringValue(),
                        group.matches(THREE_CLAUSES) ? "BSD-3-Clause" : licences(library.path("licenses")));
    }

    private static String licences(JsonNode licences) {
        List<String> names = licences.valueStream()
                .map(licence -> Stream.of("/expression", "/license/id", "/license/name")
                        .map(licence::at)
                        .filter(name -> name.isString())
                        .map(JsonNode::stringValue)
                        .findFirst()
                        .orElseThrow())
                .toList();
        assertThat(names).isNotEmpty();
        return String.join(" or ", names);
    }
}
