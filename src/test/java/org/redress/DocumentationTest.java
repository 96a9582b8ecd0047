package org.redress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.Documentation.CodeBlock;
import org.redress.connection.DatabaseSettings;
import org.redress.database.TestDatabase;
import org.redress.system.SchemaMigration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The documentation is true as far as a test can tell: its code is valid, and the pages, files, names, commands and
 * statements that it mentions exist. {@link DocumentedCallsTest} checks the calls of the API.
 */
@Tag("database")
class DocumentationTest {
    private static final Set<String> PROGRAMS = Set.of(
            ("apt-get asadmin cat chmod cmp cp createdb createuser curl docker git install java jboss-cli.sh jq mv mvn node npx"
                            + " ./mvnw pg_dump pg_restore psql python3 rm sha256sum sleep systemctl touch unzip useradd ./redress")
                    .split(" "));

    /** Names of other products, which stand nowhere in the code. */
    private static final Set<String> FOREIGN = Set.of(
            "AlertExceedsMax",
            "AWS_ACCESS_KEY_ID",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_INSTRUMENTATION_GRIZZLY_ENABLED",
            "OTEL_SERVICE_NAME",
            "EntityPart",
            "LogMessage",
            "MessageBodyWriter",
            "ReadListener");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w/.…-])(?:\\.\\./)?((?:server-config|docs|src|bench|\\.ci|\\.github|\\.mvn)/(?!\\S*target)[\\w./-]+)"
                    + "(?<=\\w)(?!\\.?[\\w/…*-])");
    private static final Pattern TYPE_OF_A_PACKAGE = Pattern.compile("([a-z]+)/([A-Z]\\w+)");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]\\w*[A-Z]\\w*");
    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b(?!\\.md)");
    private static final Pattern OF_ANOTHER_ISSUER = Pattern.compile("SSO_\\d_");
    private static final Pattern SQL = Pattern.compile("(?:select|insert|update|delete|vacuum) .+");

    private static final String CODE = ".*\\.(java|sh|sql|yaml|xml|properties|cfg|cli|asadmin|service)";
    private static final Set<String> WORDS_OF_THE_CODE =
            words("src/main", "docs/receivers", "server-config", "bench", ".ci", "Dockerfile", "pom.xml");
    private static final Set<String> WORDS_OF_THE_TESTS = words("src/test");

    private static Set<String> words(String... folders) {
        Pattern word = Pattern.compile("\\w+");
        return Stream.of(folders)
                .flatMap(folder -> Documentation.files(Path.of(folder)))
                .filter(file -> file.toString().matches(CODE)
                        || !file.getFileName().toString().contains("."))
                .flatMap(
                        file -> word.matcher(Documentation.text(file)).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    static Stream<Path> pages() {
        return Documentation.pages();
    }

    static Stream<Path> scripts() {
        return Stream.concat(
                Documentation.files(Path.of("server-config")),
                Stream.of("Dockerfile", ".ci/run", "bench/run").map(Path::of));
    }

    static List<DocumentedCommand> commands() {
        return DocumentedCommand.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_link_leads_to_a_page_and_to_a_heading(Path page) {
        List<String> lost = LINK.matcher(Documentation.prose(page))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("\\w+:.*"))
                .filter(target -> {
                    String[] parts = target.split("#", 2);
                    Path file = parts[0].isEmpty()
                            ? page
                            : page.resolveSibling(parts[0]).normalize();
                    return !Files.exists(file)
                            || (parts.length == 2 && !anchors(file).contains(parts[1]));
                })
                .toList();
        assertThat(lost).as("%s", page).isEmpty();
    }

    private static Set<String> anchors(Path page) {
        return Documentation.prose(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource({"pages", "scripts"})
    void the_files_that_a_page_or_script_names_exist(Path page) {
        assertThat(FILE.matcher(Documentation.text(page)).results().map(file -> file.group(1)))
                .as("%s", page)
                .filteredOn(file -> !file.matches(".*(NNNN-|_xx\\.).*"))
                .allMatch(file -> Files.exists(Path.of(file)) || Files.exists(page.resolveSibling(file)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_types_that_a_page_names_exist(Path page) {
        assertThat(Documentation.codeSpans(page)
                        .map(TYPE_OF_A_PACKAGE::matcher)
                        .filter(Matcher::matches)
                        .map(type -> Path.of("src/main/java/org/redress", type.group(1), type.group(2) + ".java")))
                .as("%s", page)
                .allMatch(Files::exists);
        // The glossary's last chapter has names that were not chosen
        String chosen = Documentation.text(page).split("## Terms that differ")[0];
        assertThat(Documentation.codeSpans(page)
                        .filter(span -> TYPE.matcher(span).matches() && chosen.contains("`" + span + "`")))
                .as("%s", page)
                .allMatch(name -> Stream.of(WORDS_OF_THE_CODE, WORDS_OF_THE_TESTS, FOREIGN)
                        .anyMatch(names -> names.contains(name)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_settings_and_constants_that_a_page_names_exist(Path page) {
        assertThat(CAPITALS.matcher(Documentation.text(page)).results().map(MatchResult::group))
                .as("%s", page)
                .map(name -> OF_ANOTHER_ISSUER.matcher(name).replaceFirst("SSO_"))
                .allMatch(name -> WORDS_OF_THE_CODE.contains(name)
                        || FOREIGN.contains(name)
                        || (name.matches("V\\d+_\\d+") && isMigration(name)));
    }

    private static boolean isMigration(String version) {
        return Documentation.files(Path.of("src/main/resources/db"))
                .anyMatch(file -> file.getFileName().toString().startsWith(version + "__"));
    }

    @Test
    void the_code_blocks_of_configuration_are_valid() {
        List<CodeBlock> blocks = Documentation.codeBlocks();
        assertThat(blocks.stream().filter(block -> CodeKind.of(block) == CodeKind.YAML))
                .isNotEmpty()
                .allMatch(block -> YAMLMapper.shared().readTree(block.text()).isObject());
        assertThat(blocks.stream().filter(block -> CodeKind.of(block) == CodeKind.JSON))
                .allMatch(block -> JsonMapper.shared().readTree(block.text()).isContainer());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_starts_a_known_program_or_one_of_this_project(DocumentedCommand command) {
        String program = command.program();
        assertThat(PROGRAMS.contains(program)
                        || PROGRAMS.contains(program.replaceFirst(".*/bin/", ""))
                        || isScript(program.replaceFirst("/opt/redress/", "server-config/payara/"))
                        || isScript("bench/" + program))
                .as(command.toString())
                .isTrue();
        assertThat(command.words().stream()
                        .flatMap(word -> Stream.of(word.split("=")))
                        .filter(word -> word.matches("(server-config|docs|src|bench)/(?!target/).*")))
                .allMatch(file -> Files.exists(Path.of(file)));
    }

    private static boolean isScript(String program) {
        return Files.isExecutable(Path.of(program)) && program.contains("/");
    }

    @Test
    void a_maven_command_names_profiles_properties_and_tests_that_exist() {
        Set<String> words = new TreeSet<>(
                Arrays.asList(Documentation.text(Path.of("pom.xml")).split("[<>${}/\\s]+")));
        Set<String> files = Documentation.files(Path.of("src/test/java"))
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
        List<String> arguments = commands().stream()
                .filter(command -> command.program().matches("mvn|\\./mvnw"))
                .flatMap(command -> command.words().stream())
                .filter(word -> word.matches("-[PD].+"))
                .toList();
        assertThat(arguments).hasSizeGreaterThan(10).allMatch(argument -> {
            String[] parts = argument.substring(2).split("=", 2);
            return switch (parts[0]) {
                // Settings of the plugin that copies the generator of clients
                case "artifact" -> parts[1].matches("[\\w.]+:[\\w-]+:[\\d.]+");
                case "mdep.stripVersion" -> parts[1].equals("true");
                case "test", "it.test" -> parts[1].equals("none") || files.contains(parts[1] + ".java");
                case "docs.write" -> parts[1].equals("true");
                // Of Maven's plugins
                case "skipTests",
                        "surefire.failIfNoSpecifiedTests",
                        "newVersion",
                        "generateBackupPoms",
                        "updateBuildOutputTimestampPolicy" -> true;
                default -> words.contains(parts[0]);
            };
        });
    }

    @Test
    void the_sql_of_the_documentation_runs_on_a_new_database() throws SQLException {
        TestDatabase.POSTGRESQL.run("create database documentation");
        try (Connection any = TestDatabase.POSTGRESQL.source().getConnection()) {
            String url = any.getMetaData().getURL().replaceFirst("/postgres\\b", "/documentation");
            DatabaseSettings database = new DatabaseSettings(url, "postgres", "");
            SchemaMigration.migrate(database);
            List<String> statements = Stream.concat(
                            commands().stream()
                                    .filter(command -> command.program().equals("psql"))
                                    .map(command ->
                                            command.words().get(command.words().size() - 1)),
                            pages().flatMap(Documentation::codeSpans)
                                    .filter(span -> SQL.matcher(span).matches() && !span.contains("…")))
                    .toList();
            assertThat(statements).hasSizeGreaterThan(2);
            try (Connection connection = database.migrationDataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                // An operator's call creates it
                statement.execute("insert into merchants (id, name, email, country_code)"
                        + " values (1, 'ABC', 'care@abc.example', 'DE')");
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }

    @Test
    void the_settings_of_the_servers_have_the_values_of_the_table() {
        List<String[]> rows = Documentation.text(Path.of("server-config/README.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("."))
                .map(line -> line.substring(1).strip().split(" *\\| *"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(row -> {
            List<String> texts = Arrays.stream(row[0].split(", "))
                    .map(file -> Documentation.text(Path.of("server-config", file)))
                    .toList();
            String[] values = row[2].split(", ");
            String[] names = row[1].split(", ");
            for (int i = 0; i < names.length && names.length >= values.length; i++) {
                String name = names[i];
                String value = values[Math.min(i, values.length - 1)].replaceFirst("^none$", "0");
                if (value.matches("\\d+( s)?")) {
                    String number = value.replaceFirst(" s$", "000");
                    assertThat(texts.stream().flatMap(String::lines))
                            .as("%s=%s", name, number)
                            .anyMatch(line -> line.contains(name) && line.matches(".*\\b" + number + "\\b.*"));
                }
            }
        });
    }
}
