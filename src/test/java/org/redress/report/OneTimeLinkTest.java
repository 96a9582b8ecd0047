package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeLinkTest {
    private static final MultivaluedMap<String, String> OPEN =
            new MultivaluedHashMap<>(Map.of("format", "csv", "status", "1,3", "query", "Zoë & 100 %"));

    @Test
    void a_link_is_its_path_and_its_filter() {
        OneTimeLink link = OneTimeLink.of(7);

        assertThat(link.href(OPEN))
                .isEqualTo("/api/rest/v1/exports/7." + link.secret()
                        + "?query=Zo%C3%AB%20%26%20100%20%25&status=1%2C3&format=csv");
        assertThat(OneTimeLink.parse("7." + link.secret())).contains(link);
        assertThat(link).hasToString("link of merchant 7");
    }

    @Test
    void no_two_links_are_equal() {
        assertThat(OneTimeLink.of(7).secret())
                .hasSize(43)
                .isNotEqualTo(OneTimeLink.of(7).secret());
    }

    @Test
    void a_link_asks_for_nothing_but_what_it_was_created_for() {
        OneTimeLink link = OneTimeLink.of(7);
        String digest = link.digest(OPEN);

        assertThat(link.digest(new MultivaluedHashMap<>(OPEN))).isEqualTo(digest);
        for (Map.Entry<String, String> change : Map.of("format", "xlsx", "status", "1", "query", "", "reason", "1")
                .entrySet()) {
            MultivaluedMap<String, String> other = new MultivaluedHashMap<>(OPEN);
            other.putSingle(change.getKey(), change.getValue());
            assertThat(link.digest(other)).as("%s", change).isNotEqualTo(digest);
        }
        MultivaluedMap<String, String> less = new MultivaluedHashMap<>(OPEN);
        less.remove("status");
        assertThat(link.digest(less)).isNotEqualTo(digest);
        MultivaluedMap<String, String> twice = new MultivaluedHashMap<>(OPEN);
        twice.add("status", "2");
        assertThat(link.digest(twice)).isNotEqualTo(digest);
        assertThat(new OneTimeLink(8, link.secret()).digest(OPEN))
                .isNotEqualTo(OneTimeLink.of(7).digest(OPEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "7.",
                "0.3q2-7wEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJo",
                "-7.3q2-7wEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJo",
                "1234567890.3q2-7wEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJo",
                "7.3q2-7wEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJ",
                "7.3q2+7wEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJo",
                "7.3q2-7wEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJoo"
            })
    void another_form_is_no_link(String segment) {
        assertThat(OneTimeLink.parse(segment)).isEmpty();
    }
}
