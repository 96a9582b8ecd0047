package org.redress.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.NotFoundException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.Documentation;
import org.redress.attachment.UploadReceiver;
import org.redress.dispute.ComplaintRaised;
import org.redress.dispute.DeadlineActionPerformed;
import org.redress.dispute.DisputeAction;
import org.redress.event.EventWaits;
import org.redress.event.OutboxStatus;
import org.redress.limits.Bulkhead;
import org.redress.limits.ThreadShares;
import org.redress.security.Caller;
import org.redress.security.Callers;
import org.redress.thumbnail.ThumbnailStatus;
import org.redress.timer.TestTimers;
import org.redress.webhook.AttemptResult;
import org.redress.webhook.SendFailure;
import org.redress.webhook.SendResult;
import org.redress.webhook.WebhookAddress;
import org.redress.webhook.WebhookStatus;

class MetricsTest {
    private static final Caller SHOP = Callers.named("shop", 1);
    private final Metrics metrics = new Metrics();
    private final MetricsResource address = new MetricsResource();

    @BeforeEach
    void register() {
        metrics.inFlight = new InFlightRequests();
        metrics.bulkhead = new Bulkhead(3, 0, 100, 100);
        metrics.uploads = new UploadReceiver() {
            @Override
            public int inProgress() {
                return 2;
            }
        };
        metrics.thumbnails = new ThumbnailStatus();
        metrics.timers = TestTimers.startedAt(Clock.fixed(Instant.parse("2023-12-18T08:00:00Z"), ZoneOffset.UTC));
        metrics.threads = new ThreadShares(3, 100, 100);
        metrics.eventWaits = new EventWaits(10, 100, 100);
        metrics.outbox = new OutboxStatus();
        metrics.webhooks = new WebhookStatus();
        metrics.register();
        address.metrics = metrics;
    }

    @Test
    void figures_are_in_the_text_format_of_prometheus() {
        metrics.recordRequest("GET", "/api/rest/v1/{clientId}/disputes", 200, Duration.ofMillis(20), null);
        metrics.recordRequest(
                "POST", "/api/rest/v1/ecom/integrations/getOrderStatus", 200, Duration.ZERO, Locale.GERMANY);
        metrics.count(new ComplaintRaised(12_345));
        metrics.count(new DeadlineActionPerformed(DisputeAction.ESCALATE));
        metrics.inFlight.requestStarted();
        metrics.bulkhead.call(SHOP, () -> {
            assertThat(metrics.text().lines()).contains("redress_calls_working 1.0", "redress_calls_waiting 0.0");
            return null;
        });

        assertThat(metrics.text().lines())
                .contains(
                        "http_server_requests_seconds_bucket{method=\"GET\",route=\"/api/rest/v1/{clientId}/disputes\","
                                + "status=\"200\",le=\"0.025\"} 1",
                        "http_server_requests_seconds_sum{method=\"GET\",route=\"/api/rest/v1/{clientId}/disputes\","
                                + "status=\"200\"} 0.02",
                        "redress_chat_answers_total{language=\"de\"} 1.0",
                        "redress_complaints_raised_total 1.0",
                        "redress_clock_steps_total{action=\"escalate\"} 1.0",
                        "redress_thumbnails_total{result=\"overdue\"} 0.0",
                        "redress_uploads_in_progress 2.0",
                        "redress_thumbnails_waiting 0.0",
                        "redress_events_waiting 0.0",
                        "redress_webhook_requests_total{result=\"delivered\"} 0.0",
                        "redress_timer_last_run_timestamp_seconds{timer=\"deadlines\"} 1.7028864E9",
                        "http_server_requests_in_flight 1.0",
                        "redress_call_threads 0.0",
                        "redress_event_waits 0.0")
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"} "))
                .anyMatch(line -> line.startsWith("jvm_gc_collection_seconds_count{"))
                .anyMatch(line -> line.startsWith("jvm_threads_current "))
                .anyMatch(line -> line.startsWith("process_start_time_seconds "));
    }

    @Test
    void they_are_not_there_unless_a_setting_opens_them() {
        address.settings = SettingsTest.settings(Map.of());
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(address::get);

        address.settings = SettingsTest.settings(Map.of("metrics", "open"));
        assertThat(address.get().getMediaType().toString().replace(" ", ""))
                .startsWith("text/plain;")
                .contains("version=0.0.4");
    }

    @Test
    void the_documentation_names_each_metric_of_ours_and_no_other() {
        metrics.recordRequest("GET", "none", 200, Duration.ZERO, Locale.ENGLISH);
        metrics.count(new DeadlineActionPerformed(DisputeAction.REMIND));
        SendResult timeout = new SendResult(null, SendFailure.TIMEOUT, 15_000, null, null);
        metrics.webhooks.count(
                new WebhookAddress(1, UUID.randomUUID()),
                List.of(new AttemptResult(1, 1, Instant.EPOCH, null, timeout)));
        Set<String> names = metrics.text()
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2])
                .collect(Collectors.toSet());
        Set<String> documented = Documentation.codeSpans(Path.of("docs/operations.md"))
                .filter(span -> span.matches("(http_server|redress|jvm|process)_[a-z_]+…?"))
                .collect(Collectors.toSet());

        assertThat(documented)
                .containsAll(names.stream()
                        .filter(name -> !name.matches("(jvm|process)_.*"))
                        .toList());
        assertThat(documented)
                .allMatch(name -> names.stream().anyMatch(exported -> exported.matches(name.replace("…", ".*"))));
    }
}
