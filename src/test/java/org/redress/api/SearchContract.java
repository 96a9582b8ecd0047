package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Full-text search of disputes. */
interface SearchContract {
    Redress redress();

    /** A new word. */
    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    private Redress.HttpReply post(String path, String token, String body) {
        return redress()
                .send(redress()
                        .call(path, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Opens a dispute of Ottilie, and returns its path. */
    private String open(String description, String surname) {
        Redress.HttpReply stored = redress()
                .send(redress()
                        .call(OrdersContract.ORDERS + "S-" + surname, Redress.token("merchant", 1))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(
                                """
                                        {"orderNumber":"S","status":"SHIPPED","amount":"600.5","currency":"EUR",
                                         "customer":{"firstName":"Ottilie","lastName":"%1$s","email":"%1$s@mail.example"},
                                         "items":[{"title":"TV"}]}"""
                                        .formatted(surname))));
        assertThat(stored.status()).as(stored.text()).isEqualTo(201);
        Redress.HttpReply opened = post(
                "/api/rest/v1/1/disputes",
                Redress.token("merchant", 1),
                "{\"orderId\":\"S-%s\",\"reasonId\":10213,\"description\":\"%s\"}".formatted(surname, description));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return URI.create(opened.header("Location")).getPath();
    }

    private List<String> find(String path, String token, String words) {
        Redress.HttpReply page = redress().get(path + "?q=" + words, token);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.array().stream()
                .map(JsonValue::asJsonObject)
                .map(dispute -> dispute.getString("id"))
                .toList();
    }

    private List<String> find(String words) {
        return find("/1/disputes", Redress.token("merchant", 1), words);
    }

    private void awaitFound(String words) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (find(words).isEmpty()) {
            assertThat(Instant.now()).as("not found: %s", words).isBefore(end);
            LongPolls.pauseFor(Duration.ofMillis(100));
        }
    }

    @Test
    default void a_dispute_is_soon_found_by_words_of_its_text_and_of_its_customer() {
        String word = word();
        String surname = word();
        String path = open("Two deliveries of " + word + " are broken", surname);
        String id = path.substring(path.lastIndexOf('/') + 1);
        awaitFound(word);

        for (String words : List.of(
                word.toUpperCase(Locale.ROOT),
                word.substring(0, 12),
                word + "%20DELIVERY",
                word + "+" + surname,
                surname + "@mail.example",
                "ottilie%20" + surname)) {
            assertThat(find(words)).as(words).containsExactly(id);
        }
        assertThat(find(word + "%20" + word())).isEmpty();
        assertThat(find("/2/disputes", Redress.token("merchant", 2), word)).isEmpty();
        String customer = redress().get(path).object().getJsonObject("customer").getString("customerId");
        assertThat(find("/api/rest/v1/1/customers/" + customer + "/disputes", Redress.token("viewer", 1), word))
                .containsExactly(id);
    }

    @Test
    default void a_count_statistics_and_exports_take_the_words_too() {
        String word = word();
        String path = open("Broken " + word, word());
        awaitFound(word);

        assertThat(redress().get("/1/disputes?count=true&q=" + word).header("X-Total-Count"))
                .isEqualTo("1");
        assertThat(redress()
                        .get("/1/disputes/statistics?q=" + word)
                        .object()
                        .getJsonObject("total")
                        .getInt("count"))
                .isEqualTo(1);
        Redress.HttpReply file = redress()
                .send(redress()
                        .call("/1/disputes?q=" + word, Redress.token("viewer", 1))
                        .header("Accept", "text/csv"));
        assertThat(file.text().lines()).hasSize(2);
        assertThat(file.text()).contains(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    default void words_of_internal_comments_are_found_by_the_role_merchant_only_also_in_exports() {
        String word = word();
        String path = open("Broken", word());
        post(
                path + "/comments",
                Redress.token("merchant", 1),
                "{\"visibility\":\"INTERNAL\",\"text\":\"Looks like %s\"}".formatted(word));
        awaitFound(word);

        assertThat(find("/1/disputes", Redress.token("viewer", 1), word)).isEmpty();
        assertThat(exported("merchant", word)).isEqualTo(1);
        assertThat(exported("viewer", word)).isZero();
    }

    /** Returns the number of disputes in the file of a link. */
    private long exported(String role, String word) {
        Redress.HttpReply link = post(
                "/api/rest/v1/1/disputes/exports",
                Redress.token(role, 1),
                "{\"format\":\"csv\",\"q\":\"%s\"}".formatted(word));
        assertThat(link.status()).as(link.text()).isEqualTo(201);
        Redress.HttpReply file =
                redress().send(redress().call(link.header("Location")).GET());
        return file.text().lines().count() - 1;
    }
}
