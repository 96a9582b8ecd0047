package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports that fail, on a server with a limit of 150 rows. */
interface BrokenExportContract {
    /** There are more than a hundred disputes in between, which nothing changes any more. */
    LocalDate UNTIL = DisputesContract.settled();

    LocalDate FROM = UNTIL.minusDays(200);
    String SETTLED = "/1/disputes?startDate=" + FROM + "&endDate=" + UNTIL;

    Redress redress();

    Connection database() throws SQLException;

    /** Returns whether a client sees from the transfer that a response broke off (docs/servers.md). */
    boolean abortsResponses();

    @ParameterizedTest
    @ValueSource(strings = {"", "/api/rest/v1"})
    default void an_export_that_fails_in_the_middle_is_aborted_at_once(String prefix) throws Exception {
        String complete =
                redress().send(csv(prefix, HttpClient.Version.HTTP_1_1)).text();
        spoiled(() -> {
            if (!abortsResponses()) {
                assertThat(redress()
                                .send(csv(prefix, HttpClient.Version.HTTP_1_1))
                                .text()
                                .stripTrailing())
                        .endsWith("\r\n\"THIS EXPORT BROKE OFF HERE");
                return;
            }
            assertThatThrownBy(() -> redress().send(csv(prefix, HttpClient.Version.HTTP_1_1)))
                    .hasCauseInstanceOf(IOException.class)
                    .satisfies(broken -> assertThat(broken.getCause()).isNotInstanceOf(HttpTimeoutException.class));
            String raw = redress()
                    .raw("GET " + prefix + SETTLED
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/csv"
                            + "\r\nAuthorization: Bearer " + token() + "\r\n\r\n");
            assertThat(raw).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
            assertThat(raw).doesNotEndWith("0\r\n\r\n");
        });
        assertThat(redress().send(csv(prefix, HttpClient.Version.HTTP_1_1)).text())
                .isEqualTo(complete)
                .hasSizeGreaterThan(20_000);
    }

    @Test
    default void a_failed_export_over_http_2_or_http_1_0_ends_in_an_open_quote() throws Exception {
        spoiled(() -> {
            String over2 = redress().send(csv("", HttpClient.Version.HTTP_2)).text();
            assertThat(over2.stripTrailing()).endsWith("\r\n\"THIS EXPORT BROKE OFF HERE");
            assertThatThrownBy(() ->
                            CSVFormat.RFC4180.parse(new StringReader(over2)).getRecords())
                    .hasMessageContaining("EOF");
            String over1 = redress()
                    .raw("GET " + SETTLED + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/csv\r\nAuthorization: Bearer "
                            + token() + "\r\n\r\n");
            assertThat(over1.stripTrailing()).endsWith("\r\n\"THIS EXPORT BROKE OFF HERE");
        });
    }

    @Test
    default void more_rows_than_the_setting_allows_are_refused_before_the_first() {
        HttpRequest.Builder all = redress().call("/1/disputes", token()).header("Accept", "text/csv");
        Redress.HttpReply refusal = redress().send(all);
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refusal.object().getString("detail"))
                .startsWith("filter must leave 150 disputes at the most")
                .contains("narrow it by startDate, endDate, status or query");
    }

    private HttpRequest.Builder csv(String prefix, HttpClient.Version version) {
        return redress()
                .call(prefix + SETTLED, token())
                .header("Accept", "text/csv")
                .version(version);
    }

    /** Requests an export as a new caller, because exports are rate-limited per caller. */
    private static String token() {
        return Redress.tokenOf("viewer", UUID.randomUUID().toString());
    }

    /** Part of a test, run while the oldest of these disputes has a currency that does not exist. */
    interface Part {
        void run() throws Exception;
    }

    private void spoiled(Part part) throws Exception {
        spoil("EUR", "?");
        try {
            part.run();
        } finally {
            spoil("?", "EUR");
        }
    }

    private void spoil(String right, String wrong) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute("update disputes set currency = '" + wrong + "' where currency = '" + right + "' and id ="
                    + " (select id from disputes where merchant_id = 1 and currency = '" + right + "' and created_at >="
                    + " '" + FROM + "Z' order by created_at, id limit 1)");
        }
    }
}
