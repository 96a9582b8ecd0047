package org.redress.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.CodeKind;
import org.redress.Documentation;
import org.redress.Documentation.CodeBlock;

class SettingsTest {
    private static final Map<String, String> PRODUCTION = Map.of(
            "redress.mode", "production",
            "db.url", "jdbc:postgresql://db.shop.example/redress",
            "sso.issuer", "https://sso.shop.example",
            "sso.keys", "https://sso.shop.example/keys");

    static Settings settings(Map<String, String> values) {
        return new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build());
    }

    private static Settings production(String key, String value) {
        Map<String, String> values = new HashMap<>(PRODUCTION);
        values.put(key, value);
        return settings(values);
    }

    @ParameterizedTest
    @CsvSource({
        "redress.mode, REDRESS_MODE, prod",
        "db.url, DB_URL, jdbc:mysql://s3cret@db",
        "db.url, DB_URL, jdbc:postgresql://db:port/redress",
        "db.url, DB_URL, 'jdbc:postgresql://a,b/redress?targetServerType=secondary'",
        "db.connects, DB_CONNECTS, 0",
        "db.read-url, DB_READ_URL, jdbc:h2:mem:replica",
        "db.read-url, DB_READ_URL, 'jdbc:postgresql://a,b/redress?targetServerType=primary'",
        "db.read-wait-millis, DB_READ_WAIT_MILLIS, 0",
        "complaint.deadline, COMPLAINT_DEADLINE, abc",
        "complaint.deadline, COMPLAINT_DEADLINE, PT0S",
        "complaint.deadline, COMPLAINT_DEADLINE, -PT1H",
        "appeal.term, APPEAL_TERM, P1DT1H",
        "decision.term, DECISION_TERM, P0D",
        "country.terms, COUNTRY_TERMS, FR=P2D",
        "country.terms, COUNTRY_TERMS, Fr=P2D P21D P14D P14D P14D PT4H",
        "country.terms, COUNTRY_TERMS, FR=P2D P21D P14D P14D P14D P4D",
        "country.terms, COUNTRY_TERMS, P2D P21D P14D P14D P14D PT4H",
        "reminder.lead, REMINDER_LEAD, P1D",
        "reminder.lead, REMINDER_LEAD, -PT1H",
        "idempotency.claim, IDEMPOTENCY_CLAIM, 600",
        "idempotency.claim, IDEMPOTENCY_CLAIM, PT59S",
        "idempotency.claim, IDEMPOTENCY_CLAIM, PT12H1S",
        "clock.seconds, CLOCK_SECONDS, 0",
        "call.threads, CALL_THREADS, 0",
        "caller.thread-share, CALLER_THREAD_SHARE, 101",
        "merchant.thread-share, MERCHANT_THREAD_SHARE, 0",
        "merchant.share-beside-others, MERCHANT_SHARE_BESIDE_OTHERS, 0",
        "body.seconds, BODY_SECONDS, 601",
        "stream.bytes-per-second, STREAM_BYTES_PER_SECOND, 0",
        "demo.data, DEMO_DATA, maybe",
        "demo.tokens, DEMO_TOKENS, /nowhere/at/all",
        "console, CONSOLE, true",
        "console.issuer, CONSOLE_ISSUER, sso.example",
        "console.issuer, CONSOLE_ISSUER, 'https://sso.example; script-src *'",
        "console.sso-origins, CONSOLE_SSO_ORIGINS, https://sso.example/realms",
        "console.sso-origins, CONSOLE_SSO_ORIGINS, 'https://a.example; script-src *'",
        "console.scope, CONSOLE_SCOPE, 'openid\"'",
        "log.format, LOG_FORMAT, xml",
        "metrics, METRICS, public",
        "drain.file, DRAIN_FILE, drain",
        "evidence.files, EVIDENCE_FILES, 0",
        "evidence.file-bytes, EVIDENCE_FILE_BYTES, 10M",
        "evidence.case-bytes, EVIDENCE_CASE_BYTES, 9999999999",
        "evidence.uploads, EVIDENCE_UPLOADS, 101",
        "evidence.store, EVIDENCE_STORE, tape",
        "evidence.folder, EVIDENCE_FOLDER, files",
        "evidence.folder, EVIDENCE_FOLDER, /nowhere/at/all",
        "evidence.s3-endpoint, EVIDENCE_S3_ENDPOINT, s3.example",
        "evidence.s3-region, EVIDENCE_S3_REGION, Frankfurt am Main",
        "evidence.s3-bucket, EVIDENCE_S3_BUCKET, a/b",
        "clamd, CLAMD, localhost"
    })
    void a_value_that_cannot_work_stops_the_start_and_names_the_setting(String key, String variable, String value) {
        assertThatIllegalStateException()
                .isThrownBy(() -> settings(Map.of(key, value)))
                .withMessageContaining("setting " + key + " (" + variable + "): must be ")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/redress?prepareThreshold=0",
                "jdbc:postgresql://a:5432,b:5433,c/redress?targetServerType=primary",
                "jdbc:postgresql://a,b/redress",
                "jdbc:h2:/var/lib/redress/data"
            })
    void a_database_may_have_several_hosts(String url) {
        assertThatNoException().isThrownBy(() -> settings(Map.of("db.url", url)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:h2:/var/lib/redress/data"})
    void replicas_need_a_postgresql(String url) {
        Map<String, String> values = Map.of("db.url", url, "db.read-url", "jdbc:postgresql://b,c/redress");
        assertThatIllegalStateException()
                .isThrownBy(() -> settings(values))
                .withMessage(
                        "setting db.read-url (DB_READ_URL): only a PostgreSQL has replicas, and DB_URL names none");
    }

    @Test
    void all_wrong_settings_are_named_at_once() {
        assertThatIllegalStateException()
                .isThrownBy(() -> settings(Map.of("demo.data", "maybe", "log.format", "xml")))
                .withMessageContaining("DEMO_DATA")
                .withMessageContaining("LOG_FORMAT");
    }

    @Test
    void a_store_that_is_configured_by_half_stops_the_start_and_names_what_is_missing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> settings(Map.of("evidence.store", "disk")))
                .withMessageContaining("(EVIDENCE_FOLDER): is required");
        Map<String, String> bucket = Map.of(
                "evidence.store", "s3",
                "evidence.s3-endpoint", "https://s3.eu-central-1.amazonaws.com",
                "evidence.s3-region", "eu-central-1",
                "evidence.s3-access-key", "redress");
        assertThatIllegalStateException()
                .isThrownBy(() -> settings(bucket))
                .withMessageContaining("(EVIDENCE_S3_BUCKET): is required")
                .withMessageContaining("(EVIDENCE_S3_SECRET_KEY): is required")
                .withMessageNotContaining("EVIDENCE_S3_REGION");
        Map<String, String> whole = new HashMap<>(bucket);
        whole.put("evidence.s3-bucket", "redress");
        whole.put("evidence.s3-secret-key", "s3cret");
        whole.put("clamd", "[::1]:3310");
        whole.put("evidence.folder", System.getProperty("java.io.tmpdir"));
        assertThatNoException().isThrownBy(() -> settings(whole));
    }

    @Test
    void a_bucket_needs_no_endpoint_and_both_keys_or_none() {
        Map<String, String> bucket = Map.of(
                "evidence.store", "s3",
                "evidence.s3-region", "eu-central-1",
                "evidence.s3-bucket", "redress");
        assertThatNoException().isThrownBy(() -> settings(bucket));
        Map<String, String> secretOnly = new HashMap<>(bucket);
        secretOnly.put("evidence.s3-secret-key", "s3cret");
        assertThatIllegalStateException()
                .isThrownBy(() -> settings(secretOnly))
                .withMessageContaining("(EVIDENCE_S3_ACCESS_KEY): is required where EVIDENCE_S3_SECRET_KEY is set")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void the_console_signs_in_at_a_url() {
        Map<String, String> console =
                new HashMap<>(Map.of("console.client-id", "care-desk", "sso.issuer", "the company"));
        assertThatIllegalStateException()
                .isThrownBy(() -> settings(console))
                .withMessageContaining("(CONSOLE_ISSUER): is required where CONSOLE_CLIENT_ID is set");
        console.put("console.issuer", "https://sso.example:8443/realms/redress");
        console.put("console.sso-origins", "https://login.example, https://graph.example");
        assertThatNoException().isThrownBy(() -> settings(console));
    }

    @Test
    void without_settings_it_is_development_with_plain_logs_and_closed_metrics() {
        Settings none = settings(Map.of("db.url", " "));

        assertThat(none.logsJson()).isFalse();
        assertThat(none.showsMetrics()).isFalse();
        assertThat(none.drainFile()).isEmpty();
    }

    @Test
    void production_starts_with_settings_of_its_own() {
        assertThatNoException().isThrownBy(() -> settings(PRODUCTION));
    }

    @ParameterizedTest
    @CsvSource({"complaint.deadline, PT90M", "complaint.deadline, P2D", "reminder.lead, PT0S", "reminder.lead, PT36H"})
    void terms_are_elapsed_time_or_days(String key, String value) {
        assertThatNoException().isThrownBy(() -> settings(Map.of(key, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "demo.data, true, DEMO_DATA",
        "demo.tokens, /tmp, DEMO_TOKENS",
        "db.url, jdbc:h2:mem:redress, DB_URL",
        "db.url, jdbc:h2:tcp://db/mem:redress, DB_URL",
        "db.url, '', DB_URL",
        "sso.issuer, https://sso.redress.example, SSO_ISSUER",
        "sso.2.issuer, https://sso.redress.example, SSO_ISSUER",
        "sso.keys, http://sso.shop.example/keys, SSO_KEYS",
        "sso.keys, http://127.0.0.1.evil.example/keys, SSO_KEYS",
        "sso.keys, http:// /, SSO_KEYS"
    })
    void production_refuses_what_is_for_demos(String key, String value, String variable) {
        assertThatIllegalStateException()
                .isThrownBy(() -> production(key, value))
                .withMessageContaining("(" + variable + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8180/keys", "http://localhost/keys", "http://[::1]/keys", "/etc/keys.json"})
    void production_takes_keys_from_this_machine(String keys) {
        assertThatNoException().isThrownBy(() -> production("sso.keys", keys));
    }

    @Test
    void the_table_of_the_readme_has_each_setting_and_no_other() throws IOException {
        assertThat(table().keySet())
                .isEqualTo(Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet()));
    }

    @Test
    void the_table_of_the_readme_has_the_defaults_of_the_file() throws IOException {
        Map<String, String> table = new TreeMap<>(table());
        // An empty value sets these back to the database in memory
        assertThat(table.remove("DB_URL")).isEqualTo("");
        assertThat(table.remove("DB_USER")).isEqualTo("sa");
        // Each issuer has these, and TokenVerifier their defaults
        table.keySet().removeIf(name -> name.startsWith("SSO_"));
        table.values().removeIf(String::isEmpty);

        Properties defaults = defaults();
        Map<String, String> file = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            if (defaults.remove(setting.key) instanceof String value) {
                assertThat(setting.allows(value)).as(setting.key).isTrue();
                file.put(setting.name(), value);
            }
        }
        assertThat(table).isEqualTo(file);
        assertThat(defaults).as("defaults of no setting").isEmpty();
    }

    @Test
    void each_setting_that_is_injected_has_its_default_in_the_file_and_no_other() throws IOException {
        Properties defaults = defaults();
        JavaClasses house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.redress");
        List<ConfigProperty> injected = house.stream()
                .map(JavaClass::reflect)
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getDeclaredFields()).filter(field -> field.getType() != Optional.class),
                        Stream.of(type.getDeclaredConstructors())
                                .flatMap(constructor -> Stream.of(constructor.getParameters()))
                                .filter(parameter -> parameter.getType() != Optional.class)))
                .flatMap(place -> Stream.ofNullable(place.getAnnotation(ConfigProperty.class)))
                .toList();

        assertThat(injected).hasSizeGreaterThan(20).allSatisfy(property -> {
            assertThat(property.defaultValue()).isEqualTo(ConfigProperty.UNCONFIGURED_VALUE);
            assertThat(defaults).containsKey(property.name());
        });
    }

    /** The default of each setting of README's table, by its variable; empty if it has none. */
    private static Map<String, String> table() throws IOException {
        Map<String, String> table = new TreeMap<>();
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            lines.filter(line -> line.startsWith("| `"))
                    .map(line -> line.split("\\|"))
                    .forEach(cells -> {
                        List<String> names = Pattern.compile("`([A-Z][A-Z_]+(S3_[A-Z_]+)?)`")
                                .matcher(cells[1])
                                .results()
                                .map(name -> name.group(1))
                                .toList();
                        String[] values = cells[2].strip().split(", ");
                        for (int n = 0; n < names.size(); n++) {
                            Matcher value =
                                    Pattern.compile("`([^`]+)`").matcher(values[Math.min(n, values.length - 1)]);
                            table.put(names.get(n), value.lookingAt() ? value.group(1) : "");
                        }
                    });
        }
        return table;
    }

    private static Properties defaults() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = SettingsTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(file);
        }
        return defaults;
    }

    @Test
    void the_variable_of_a_setting_is_its_key_in_capitals() {
        assertThat(Setting.values()).allSatisfy(setting -> assertThat(
                        setting.key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .isEqualTo(setting.name()));
    }

    @Test
    void the_table_of_the_readme_has_the_ranges_of_the_code() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            lines.filter(line -> line.matches("\\| `[A-Z].*\\|.*\\|.*\\|"))
                    .forEach(line -> rows.put(line.split("`")[1], line.split("\\|")[3]));
        }
        Map<String, String> ranges = Arrays.stream(Setting.values())
                .filter(setting -> setting.message().matches(".* \\d+\\.\\.\\d+"))
                .collect(Collectors.toMap(
                        Setting::name, setting -> setting.message().replaceFirst(".* (\\d+)\\.\\.(\\d+)", "$1–$2")));
        ranges.put("IDEMPOTENCY_CLAIM", "PT1M–PT12H");
        assertThat(ranges).hasSizeGreaterThan(10).allSatisfy((name, range) -> assertThat(rows.get(name))
                .containsPattern("\\b" + range + "\\b"));
    }

    @Test
    void the_settings_of_the_documentation_are_accepted() {
        List<CodeBlock> blocks = Documentation.codeBlocks().stream()
                .filter(block -> CodeKind.of(block) == CodeKind.SETTINGS)
                .toList();
        assertThat(blocks).hasSizeGreaterThan(2).allSatisfy(block -> {
            Map<String, String> values = new HashMap<>();
            block.text()
                    .lines()
                    .map(line -> line.split("=", 2))
                    .forEach(pair -> values.put(Setting.valueOf(pair[0]).key, pair[1]));
            assertThatNoException().isThrownBy(() -> settings(values));
        });
    }

    @Test
    void the_message_of_the_documentation_is_that_of_the_code() {
        assertThat(Documentation.codeBlocks().stream()
                        .filter(block -> CodeKind.of(block) == CodeKind.LOG)
                        .map(CodeBlock::text)
                        .filter(text -> text.startsWith("setting ")))
                .containsExactly(Setting.COMPLAINT_DEADLINE.message());
    }
}
