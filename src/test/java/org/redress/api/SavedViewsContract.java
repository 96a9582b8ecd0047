package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Staff keep views of the dispute list. */
interface SavedViewsContract {
    String VIEWS = "/api/rest/v1/1/views";

    Redress redress();

    private Redress.HttpReply send(String staff, String method, String path, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, Redress.tokenOf("merchant", staff))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    private List<JsonObject> views(String staff, String query) {
        Redress.HttpReply list = redress().get(VIEWS + query, Redress.tokenOf("merchant", staff));
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        return list.array().getValuesAs(JsonObject.class);
    }

    @Test
    default void a_view_counts_the_disputes_that_its_query_lists() {
        String name = "v" + UUID.randomUUID();
        String body = "{\"name\":\"" + name + " 李\",\"query\":\"status=1&amountFrom=1.50\",\"shared\":false}";
        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        Redress.HttpReply created = send(name, "POST", VIEWS, body, key);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(send(name, "POST", VIEWS, body, key).text()).isEqualTo(created.text());
        String path = URI.create(created.header("Location")).getPath();
        try {
            assertThat(views(name, "?count=true"))
                    .filteredOn(view -> view.getString("name").equals(name + " 李"))
                    .singleElement()
                    .satisfies(view -> {
                        Redress.HttpReply list =
                                redress().get(HandlingContract.DISPUTES + "?count=true&" + view.getString("query"));
                        assertThat(view.getJsonObject("count").getInt("value"))
                                .isEqualTo(Integer.parseInt(list.header("X-Total-Count")))
                                .isPositive();
                        assertThat(view.getJsonObject("owner").getString("id")).isEqualTo(name);
                    });
            String tag = redress().get(path, Redress.tokenOf("viewer", name)).header("ETag");
            assertThat(tag).isEqualTo(created.header("ETag"));
            Redress.HttpReply replaced =
                    send(name, "PUT", path, "{\"name\":\"" + name + "\",\"query\":\"overdue=true\"}", "If-Match", tag);
            assertThat(replaced.object()).containsEntry("query", Json.createValue("overdue=true"));
            assertThat(redress()
                            .get(path, Redress.tokenOf("merchant", "other" + name))
                            .status())
                    .isEqualTo(404);
            assertThat(send(name, "DELETE", path, "", "If-Match", tag).status()).isEqualTo(412);
        } finally {
            assertThat(send(name, "DELETE", path, "", "If-Match", "*").status()).isEqualTo(204);
        }
        assertThat(send(name, "DELETE", path, "", "If-Match", "*").status()).isEqualTo(404);
    }

    @Test
    default void an_unknown_parameter_is_named_with_its_place() {
        Redress.HttpReply refused =
                send("anna", "POST", VIEWS, "{\"name\":\"All\",\"query\":\"colour=red&status=77\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.object().getJsonArray("violations").getValuesAs(JsonObject.class))
                .extracting(violation -> violation.getString("field"), violation -> violation.getString("place"))
                .containsExactlyInAnyOrder(tuple("query", "body /query"), tuple("status", "body /query"));
    }

    @Test
    default void a_list_that_has_not_changed_is_304() {
        Redress.HttpReply list = redress().get(VIEWS);
        Redress.HttpReply again = redress()
                .send(redress().call(VIEWS, Redress.token("merchant", 1)).header("If-None-Match", list.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
    }
}
