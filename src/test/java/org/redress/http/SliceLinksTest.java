package org.redress.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceLinksTest {
    private static final String PATH = "/api/rest/v1/%31/disputes/x/timeline";

    @Test
    void a_slice_with_rows_to_follow_links_to_the_next_one() {
        Response response = response(List.of(4, 5, 9), 2);

        assertThat(response.getHeaderString("Link")).isEqualTo("<" + PATH + "?pageSize=2&after=5>; rel=\"next\"");
        assertThat(body(response)).isEqualTo("[4,5]");
    }

    @Test
    void the_last_slice_has_no_link() {
        for (List<Integer> rows : List.of(List.of(4, 5), List.<Integer>of())) {
            Response response = response(rows, 2);

            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getHeaders()).doesNotContainKey("Link");
            assertThat(body(response)).isEqualTo(rows.toString().replace(" ", ""));
        }
    }

    private static Response response(List<Integer> found, int size) {
        return SliceLinks.ok(
                Uris.of("http://inside:8080" + PATH + "?pageSize=2&token=secret", new MultivaluedHashMap<>()),
                new SliceRequest(3, size),
                found,
                row -> row);
    }

    private static String body(Response response) {
        return new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
    }
}
