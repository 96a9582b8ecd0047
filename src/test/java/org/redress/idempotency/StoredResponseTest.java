package org.redress.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredResponseTest {
    private static final UUID CUSTOMER = UUID.randomUUID();

    @Test
    void what_was_created_has_an_address_a_tag_and_a_body() {
        Response response =
                StoredResponse.created("/there", "3", Map.of("n", 1), CUSTOMER).response();
        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getLocation()).isEqualTo(URI.create("/there"));
        assertThat(response.getEntityTag()).isEqualTo(new EntityTag("3"));
        assertThat(response.getMediaType()).isEqualTo(MediaType.APPLICATION_JSON_TYPE);
        assertThat((byte[]) response.getEntity()).asString().isEqualTo("{\"n\":1}");
    }

    @Test
    void what_was_changed_has_no_address_and_bytes_stay_as_they_are() {
        byte[] json = {'[', ']'};
        StoredResponse stored = StoredResponse.ok(null, json, CUSTOMER);
        assertThat(stored.customerId()).isEqualTo(CUSTOMER);
        assertThat(stored.response().getStatus()).isEqualTo(200);
        assertThat(stored.response().getLocation()).isNull();
        assertThat(stored.response().getEntityTag()).isNull();
        assertThat(stored.response().getEntity()).isSameAs(json);
    }
}
