package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Systems and pages that ask again and again get a short answer while nothing has changed. */
interface PollingContract {
    Redress redress();

    private Redress.HttpReply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, Redress.token("merchant", 1))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    private Redress.HttpReply poll(String path, String token, String tag) {
        return redress().send(redress().call(path, token).header("If-None-Match", tag));
    }

    /** Opens a dispute about an order, and returns its path. */
    private String opened(String order) {
        send("PUT", OrdersContract.ORDERS + order, OrdersContract.order("OR#" + order, order));
        Redress.HttpReply opened = send(
                "POST",
                HandlingContract.DISPUTES,
                "{\"orderId\":\"" + order + "\",\"reasonId\":10213,\"description\":\"It hums.\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return HandlingContract.DISPUTES + "/" + opened.object().getString("id");
    }

    @Test
    default void lists_timelines_and_comments_are_not_sent_again_until_they_change() {
        String order = "p" + UUID.randomUUID();
        String dispute = opened(order);
        String customer =
                redress().get(dispute).object().getJsonObject("customer").getString("customerId");
        for (String path : List.of(
                HandlingContract.DISPUTES + "?orderId=" + order,
                HandlingContract.DISPUTES + "?orderId=" + order + "&count=true&pageSize=1",
                "/api/rest/v1/1/customers/" + customer + "/disputes",
                dispute + "/timeline",
                dispute + "/comments")) {
            String tag = redress().get(path).header("ETag");
            assertThat(tag).as(path).startsWith("W/\"");
            Redress.HttpReply unchanged = poll(path, Redress.token("merchant", 1), tag);
            assertThat(unchanged.status()).as(path).isEqualTo(304);
            assertThat(unchanged.text()).isEmpty();
            assertThat(unchanged.header("ETag")).isEqualTo(tag);
            assertThat(poll(path, Redress.token("merchant", 1), "\"another\", " + tag)
                            .status())
                    .as(path)
                    .isEqualTo(304);

            send("POST", dispute + "/comments", "{\"visibility\":\"MERCHANT\",\"text\":\"We look at it.\"}");
            Redress.HttpReply changed = poll(path, Redress.token("merchant", 1), tag);
            assertThat(changed.status()).as(path).isEqualTo(200);
            assertThat(changed.header("ETag")).as(path).startsWith("W/\"").isNotEqualTo(tag);
            assertThat(changed.array()).isNotEmpty();
        }
    }

    @Test
    default void a_list_changes_with_the_data_of_its_customers() {
        String order = "p" + UUID.randomUUID();
        opened(order);
        String list = HandlingContract.DISPUTES + "?orderId=" + order;
        String tag = redress().get(list).header("ETag");
        String renamed = OrdersContract.order("OR#" + order, order).replace("Zoë", "Ännchen");
        assertThat(send("PUT", OrdersContract.ORDERS + order, renamed, "If-Match", "*")
                        .status())
                .isEqualTo(200);
        Redress.HttpReply changed = poll(list, Redress.token("merchant", 1), tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).contains("Ännchen");
    }

    @Test
    default void a_tag_is_that_of_its_role() {
        String dispute = opened("p" + UUID.randomUUID());
        send("POST", dispute + "/comments", "{\"visibility\":\"INTERNAL\",\"text\":\"Ask Ravi.\"}");
        for (String path : List.of(HandlingContract.DISPUTES + "?pageSize=1", dispute + "/comments")) {
            String tag = redress().get(path).header("ETag");
            Redress.HttpReply viewed = poll(path, Redress.token("viewer", 1), tag);
            assertThat(viewed.status()).as(path).isEqualTo(200);
            assertThat(viewed.header("ETag")).isNotEqualTo(tag);
            assertThat(viewed.text()).doesNotContain("Ask Ravi.");
        }
    }
}
