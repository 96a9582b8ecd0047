package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Metrics count what was done. */
interface MetricsContract {
    Duration PATIENCE = Duration.ofMinutes(1);

    Redress redress();

    /** Returns the value of a metric without labels or with exactly these; 0 if it has none yet. */
    static double figure(Redress redress, String name) {
        Redress.HttpReply answer = redress.send(redress.call("/api/rest/v1/metrics")
                .header(
                        "Accept",
                        "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"));
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        return answer.text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private double figure(String name) {
        return figure(redress(), name);
    }

    /** Waits for a value, because servers may send a response before it is counted. */
    private void becomes(String name, double expected) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        double now = figure(name);
        while (now < expected && System.nanoTime() < end) {
            now = figure(name);
        }
        assertThat(now).as(name).isEqualTo(expected);
    }

    @Test
    default void a_complaint_delivered_twice_counts_once_and_both_replies_count_by_language() {
        String body =
                """
                {"uuid":"counted@mail.example","interestType":"accountComplaint","languageCode":"fr",
                "description":"Comptez-moi."}""";
        String raised = "redress_complaints_raised_total";
        String french = "redress_chat_answers_total{language=\"fr\"}";
        double complaints = figure(raised);
        double answers = figure(french);

        redress().chat(ChatContract.RAISE, body);
        becomes(french, answers + 1);
        becomes(raised, complaints + 1);
        redress().chat(ChatContract.RAISE, body);
        becomes(french, answers + 2);
        becomes(raised, complaints + 1);
    }

    @Test
    default void requests_are_timed_by_route_and_status() {
        String name =
                "http_server_requests_seconds_count{method=\"GET\",route=\"/api/rest/v1/{clientId}/disputes\",status=\"403\"}";
        double before = figure(name);
        redress().get("/api/rest/v1/2/disputes");
        redress().get("/2/disputes");
        becomes(name, before + 2);
    }
}
