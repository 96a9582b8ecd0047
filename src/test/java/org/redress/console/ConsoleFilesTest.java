package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.console.ConsoleFiles.FOLDER;
import static org.redress.console.ConsoleFiles.exportedNames;
import static org.redress.console.ConsoleFiles.files;
import static org.redress.console.ConsoleFiles.importedNames;
import static org.redress.console.ConsoleFiles.imports;
import static org.redress.console.ConsoleFiles.inModules;
import static org.redress.console.ConsoleFiles.text;
import static org.redress.console.ConsoleFiles.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.bulk.JobOutcome;
import org.redress.bulk.JobState;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Outcome;
import org.redress.dispute.Visibility;
import org.redress.order.OrderStatus;
import org.redress.party.MerchantAction;
import org.redress.party.MerchantState;
import org.redress.webhook.DeliveryState;
import org.redress.webhook.SendFailure;
import org.redress.webhook.WebhookDisabledReason;
import org.redress.webhook.WebhookState;

/** The console's files without a browser: there is no linter without node. */
class ConsoleFilesTest {
    private static final int LINES = 250;
    private static final int FIRST_LOAD_BYTES = 100_000;
    private static final int FIRST_LOAD_COMPRESSED_BYTES = 35_000;
    private static final Path VENDOR = FOLDER.resolve("vendor");

    private static final Pattern NAME = Pattern.compile("\\{\\w+}");
    private static final Pattern PLURAL = Pattern.compile("\\.(one|other)$");
    private static final Pattern KEY = Pattern.compile("\\bt\\(\\s*'([^']+)'");
    private static final Pattern COMPOSED_KEY = Pattern.compile("\\bt\\([^`)]*`([\\w.-]+)\\.\\$\\{");
    private static final Pattern WORD = Pattern.compile("'([\\w.-]+)'");
    /** Ways around the escaping of templates, around the policy of the page, and to other hosts. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|unsafeHTML|unsafeSVG"
                    + "|setTimeout\\('| style=|\\son\\w+=|javascript:|console\\.|debugger|localStorage\\.clear");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'`]+");
    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");

    @Test
    void each_import_leads_to_a_module() {
        assertThat(files(".js")).isNotEmpty().allSatisfy(module -> assertThat(imports(module))
                .allMatch(file -> file.startsWith(VENDOR) || Files.exists(file)));
    }

    @Test
    void each_imported_name_is_exported() {
        assertThat(files(".js")).isNotEmpty().allSatisfy(module -> assertThat(importedNames(module))
                .allSatisfy((file, names) -> assertThat(names)
                        .as(file.toString())
                        .allMatch(name ->
                                file.startsWith(VENDOR) || exportedNames(file).contains(name))));
    }

    @Test
    void each_module_is_imported() {
        Set<Path> imported = files(".js").stream()
                .flatMap(module -> imports(module).stream())
                .collect(Collectors.toSet());
        assertThat(files(".js")).allMatch(module -> imported.contains(module) || module.endsWith("main.js"));
    }

    @Test
    void lib_knows_no_page() {
        assertThat(files(".js").stream().filter(module -> module.startsWith(FOLDER.resolve("lib"))))
                .isNotEmpty()
                .allSatisfy(module ->
                        assertThat(imports(module)).noneMatch(file -> file.startsWith(FOLDER.resolve("pages"))));
    }

    @Test
    void no_module_calls_what_is_dangerous_or_forgotten() {
        assertThat(files(".js", ".html")).allSatisfy(file -> assertThat(
                        FORBIDDEN.matcher(text(file)).results().map(found -> found.group()))
                .isEmpty());
    }

    @Test
    void no_file_names_another_host() {
        assertThat(files(".js", ".html", ".css", ".json")).allSatisfy(file -> assertThat(
                        ADDRESS.matcher(text(file)).results().map(found -> found.group()))
                .isEmpty());
    }

    @Test
    void the_first_page_links_to_files_that_exist_and_has_nothing_inline() {
        String page = text(FOLDER.resolve("index.html"));
        assertThat(LINKED.matcher(page).results().map(found -> FOLDER.resolve(found.group(1))))
                .isNotEmpty()
                .allMatch(file -> file.startsWith(VENDOR) || Files.exists(file));
        assertThat(page).doesNotContainPattern("<script(?![^>]*\\ssrc=)").doesNotContain("<style");
    }

    @Test
    void files_are_short() {
        assertThat(files(".js", ".css"))
                .allSatisfy(file -> assertThat(text(file).lines().count()).isLessThanOrEqualTo(LINES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es"})
    void a_language_has_the_texts_and_names_of_english(String language) {
        Map<String, String> english = texts("en");
        Map<String, String> own = texts(language);
        assertThat(own.keySet()).isEqualTo(english.keySet());
        assertThat(own).allSatisfy((key, text) -> {
            assertThat(text).isNotBlank();
            assertThat(names(text)).as(key).isEqualTo(names(english.get(key)));
        });
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void each_key_has_a_text() {
        Set<String> keys = texts("en").keySet();
        assertThat(inModules(KEY)).isNotEmpty().allMatch(key -> keys.contains(key) || keys.contains(key + ".other"));
        assertThat(inModules(COMPOSED_KEY)).isNotEmpty().allMatch(prefix -> keys.stream()
                .anyMatch(key -> key.startsWith(prefix + ".")));
    }

    @Test
    void each_text_is_used() {
        Set<String> words = inModules(WORD).collect(Collectors.toSet());
        List<String> prefixes = inModules(COMPOSED_KEY).distinct().toList();
        assertThat(texts("en").keySet()).allMatch(key -> {
            String singular = PLURAL.matcher(key).replaceFirst("");
            return words.contains(singular) || prefixes.stream().anyMatch(prefix -> singular.startsWith(prefix + "."));
        });
    }

    @Test
    void each_value_of_the_server_has_a_text() {
        assertThat(texts("en").keySet())
                .containsAll(keys("did.", Stream.of(DisputeAction.values()).map(DisputeAction::wireName)))
                .containsAll(keys("outcome.", Stream.of(Outcome.values()).map(Outcome::name)))
                .containsAll(keys("readers.", Stream.of(Visibility.values()).map(Visibility::name)))
                .containsAll(keys("order.", Stream.of(OrderStatus.values()).map(OrderStatus::name)))
                .containsAll(keys(
                        "merchant.state.", Stream.of(MerchantState.values()).map(MerchantState::name)))
                .containsAll(keys(
                        "merchant.effect.", Stream.of(MerchantAction.values()).map(MerchantAction::wireName)))
                .containsAll(
                        keys("audit.did.", Stream.of(MerchantAction.values()).map(MerchantAction::wireName)))
                .containsAll(
                        keys("webhook.state.", Stream.of(WebhookState.values()).map(WebhookState::name)))
                .containsAll(keys(
                        "webhook.disabled.",
                        Stream.of(WebhookDisabledReason.values()).map(WebhookDisabledReason::name)))
                .containsAll(keys(
                        "delivery.state.", Stream.of(DeliveryState.values()).map(DeliveryState::name)))
                .containsAll(keys("result.", Stream.of(JobOutcome.values()).map(JobOutcome::name)))
                .containsAll(keys("job.state.", Stream.of(JobState.values()).map(JobState::name)))
                .containsAll(keys("failure.", Stream.of(SendFailure.values()).map(SendFailure::name)))
                .containsAll(keys(
                        "status.", Stream.of(DisputeStatus.values()).map(status -> Integer.toString(status.id()))));
    }

    @ParameterizedTest
    @EnumSource
    void reasons_of_results_are_read_by_the_name_of_the_status(DisputeStatus status) {
        assertThat(text(FOLDER.resolve("pages/jobs/results.js")))
                .containsPattern("  '?%s'?: %d,".formatted(status.wireName(), status.id()));
    }

    private static List<String> keys(String prefix, Stream<String> values) {
        return values.map(value -> prefix + value).toList();
    }

    @ParameterizedTest
    @EnumSource
    void the_actions_of_a_merchant_are_those_of_the_server(MerchantState state) {
        String actions = Stream.of(MerchantAction.values())
                .filter(action -> action.isPossibleIn(state))
                .map(action -> "'" + action.wireName() + "'")
                .collect(Collectors.joining(", "));
        assertThat(text(FOLDER.resolve("pages/operator/states.js"))).contains("  %s: [%s],".formatted(state, actions));
    }

    @Test
    void the_first_load_is_small() {
        Set<Path> loaded = new TreeSet<>();
        load(FOLDER.resolve("main.js"), loaded);
        load(FOLDER.resolve("pages/disputes.js"), loaded);
        Stream.of("index.html", "icon.svg", "texts/de.json", "style/tokens.css", "style/base.css")
                .forEach(file -> loaded.add(FOLDER.resolve(file)));
        Stream.of("style/frame.css", "style/disputes.css").forEach(file -> loaded.add(FOLDER.resolve(file)));

        assertThat(loaded.stream().mapToInt(file -> bytes(file).length).sum()).isLessThan(FIRST_LOAD_BYTES);
        assertThat(loaded.stream().mapToInt(file -> compressed(bytes(file))).sum())
                .isLessThan(FIRST_LOAD_COMPRESSED_BYTES);
    }

    /** Adds a module and those that it imports at once. */
    private static void load(Path module, Set<Path> loaded) {
        if (!loaded.add(built(module)) || module.startsWith(VENDOR)) {
            return;
        }
        String statically = text(module).replaceAll("import\\('[^']+'\\)", "");
        imports(module).stream()
                .filter(file -> statically.contains("/" + file.getFileName() + "'"))
                .forEach(file -> load(file, loaded));
    }

    /** Returns the unpacked file of a library. */
    private static Path built(Path file) {
        return file.startsWith(VENDOR) ? Path.of("target/console").resolve(FOLDER.relativize(file)) : file;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int compressed(byte[] bytes) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(sent)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sent.size();
    }
}
