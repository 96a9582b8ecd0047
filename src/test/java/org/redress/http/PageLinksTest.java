package org.redress.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.paging.Cursor;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;

class PageLinksTest {
    private static final List<String> NAMES = List.of("query", "status", "pageSize", "pageNumber", "count", "cursor");
    private static final Cursor PREVIOUS = new Cursor("Amount asc", "1.00", UUID.randomUUID(), true);
    private static final Cursor NEXT = new Cursor("Amount asc", "2.00", UUID.randomUUID(), false);
    private static final PageRequest TWENTY = new PageRequest(20, 1, null);

    @Test
    void a_page_in_the_middle_links_to_its_neighbours_and_to_the_first() {
        assertThat(links(Map.of()).of(new Page<>(List.of(), PREVIOUS, NEXT), TWENTY, null))
                .isEqualTo("</1/disputes?pageNumber=1>; rel=\"first\", "
                        + "</1/disputes?cursor=" + PREVIOUS.text() + ">; rel=\"prev\", "
                        + "</1/disputes?cursor=" + NEXT.text() + ">; rel=\"next\"");
    }

    @Test
    void the_only_page_links_to_the_first_alone() {
        assertThat(links(Map.of()).of(new Page<>(List.of(), null, null), TWENTY, null))
                .isEqualTo("</1/disputes?pageNumber=1>; rel=\"first\"");
    }

    @Test
    void the_first_page_has_no_previous_and_the_last_no_next() {
        PageLinks links = links(Map.of());

        assertThat(links.of(new Page<>(List.of(), null, NEXT), TWENTY, null))
                .contains("rel=\"next\"")
                .doesNotContain("rel=\"prev\"");
        assertThat(links.of(new Page<>(List.of(), PREVIOUS, null), TWENTY, null))
                .contains("rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource({"0, 20, 1", "1, 20, 1", "20, 20, 1", "21, 20, 2", "40, 20, 2", "100001, 100, 1001", "7, 1, 7"})
    void a_counted_list_links_to_its_last_page(long total, int size, int last) {
        String header = links(Map.of()).of(new Page<>(List.of(), null, null), new PageRequest(size, 1, null), total);

        assertThat(header).endsWith(", </1/disputes?pageNumber=" + last + ">; rel=\"last\"");
    }

    @Test
    void every_link_repeats_the_given_parameters_except_the_position() {
        Map<String, String> given = Map.of(
                "count", "true", "query", "INV#1234", "pageSize", "5", "pageNumber", "3", "cursor", PREVIOUS.text());

        String header = links(given).of(new Page<>(List.of(), PREVIOUS, NEXT), new PageRequest(5, 3, null), 12L);

        String repeated = "</1/disputes?query=INV%231234&pageSize=5&count=true&";
        assertThat(header.split(", "))
                .containsExactly(
                        repeated + "pageNumber=1>; rel=\"first\"",
                        repeated + "cursor=" + PREVIOUS.text() + ">; rel=\"prev\"",
                        repeated + "cursor=" + NEXT.text() + ">; rel=\"next\"",
                        repeated + "pageNumber=3>; rel=\"last\"");
    }

    @Test
    void unknown_parameters_are_not_repeated() {
        assertThat(links(Map.of("access_token", "secret", "status", "1"))
                        .of(new Page<>(List.of(), null, null), TWENTY, null))
                .isEqualTo("</1/disputes?status=1&pageNumber=1>; rel=\"first\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INV#1234",
                "two words",
                "1+1=2&status=4",
                "100%",
                "\"quoted\", <angled>; rel=\"last\"",
                "Größe Zoë",
                "李",
                "\uD83D\uDE00",
                "?/:@",
                "line\r\nX-Injected: yes"
            })
    void any_parameter_value_is_escaped_in_the_link(String value) {
        String header = links(Map.of("query", value)).of(new Page<>(List.of(), null, null), TWENTY, null);

        assertThat(header).matches("</1/disputes\\?query=([\\w.*-]|%[0-9A-F]{2})+&pageNumber=1>; rel=\"first\"");
        String repeated = header.substring(header.indexOf('=') + 1, header.indexOf('&'));
        assertThat(URLDecoder.decode(repeated, StandardCharsets.UTF_8)).isEqualTo(value);
    }

    @Test
    void links_have_the_path_of_the_request_unchanged() {
        UriInfo uri = Uris.of("http://inside:8080/api/rest/v1/%31/disputes?pageSize=5", new MultivaluedHashMap<>());

        assertThat(new PageLinks(uri, NAMES).of(new Page<>(List.of(), null, null), TWENTY, null))
                .isEqualTo("</api/rest/v1/%31/disputes?pageNumber=1>; rel=\"first\"");
    }

    private static PageLinks links(Map<String, String> given) {
        return new PageLinks(Uris.of("http://localhost/1/disputes", new MultivaluedHashMap<>(given)), NAMES);
    }
}
