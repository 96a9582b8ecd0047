package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.Documentation;

/** Clients of the last release keep working: what breaks one is named in CHANGELOG.md, by its place. */
class OpenApiChangesTest {
    private static final Path RELEASED = Path.of("src/test/resources/openapi-1.0.yaml");

    @Test
    void what_breaks_clients_of_the_last_release_is_named_in_the_changelog() {
        String changelog = Documentation.text(Path.of("CHANGELOG.md"));
        assertThat(OpenApiChanges.breaking(new OpenApiFile(Documentation.text(RELEASED)), new OpenApiFile()))
                .allSatisfy(change -> assertThat(changelog).contains("`" + change.split(" ")[0] + "`"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /api/rest/v1/{clientId}/reasons:             | /api/rest/v1/{clientId}/causes:   | get/operationId was removed
            enum: [MERCHANT, CUSTOMER, PARTIAL, WRITE_OFF] | enum: [MERCHANT, CUSTOMER, PARTIAL] | WRITE_OFF was removed
            required: [country, years]                   | required: [country, years, region]  | required/region is new
            required: [country, years]                   | required: [country]                 | required/years was removed
            type: [string, 'null']                       | type: string                        | type
            maxLength: 64                                | maxLength: 63                       | maxLength was changed
            ticketNumber:                                | ticket:                             | properties/ticketNumber/type was removed
            name: overdue                                | name: late                          | query overdue/in was removed
            """)
    void a_change_that_breaks_is_found(String text, String changed, String found) {
        assertThat(changes(text, changed)).anyMatch(change -> change.contains(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            enum: [MERCHANT, CUSTOMER, CLOCK]   | enum: [MERCHANT, CUSTOMER, CLOCK, SYSTEM]
            summary: List the reasons of disputes | summary: List reasons
            """)
    void a_change_that_breaks_nothing_is_none(String text, String changed) {
        assertThat(changes(text, changed)).isEmpty();
    }

    private static List<String> changes(String text, String changed) {
        String file = Documentation.text(Path.of("src/main/webapp/openapi.yaml"));
        assertThat(file).contains(text);
        return OpenApiChanges.breaking(
                new OpenApiFile(file), new OpenApiFile(file.replaceAll(Pattern.quote(text), changed)));
    }
}
