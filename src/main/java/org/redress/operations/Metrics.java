package org.redress.operations;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.attachment.UploadReceiver;
import org.redress.dispute.ComplaintRaised;
import org.redress.dispute.DeadlineActionPerformed;
import org.redress.event.EventWaits;
import org.redress.event.OutboxStatus;
import org.redress.limits.Bulkhead;
import org.redress.limits.ThreadShares;
import org.redress.thumbnail.ThumbnailResult;
import org.redress.thumbnail.ThumbnailStatus;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;
import org.redress.webhook.WebhookStatus;

/** Metrics of this server since its start. Label values are from bounded sets: no caller can create time series. */
@ApplicationScoped
public class Metrics {
    static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double[] BOUNDS_IN_SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    @Inject
    InFlightRequests inFlight;

    @Inject
    Bulkhead bulkhead;

    @Inject
    UploadReceiver uploads;

    @Inject
    ThumbnailStatus thumbnails;

    @Inject
    ThreadShares threads;

    @Inject
    TimerRuns timers;

    @Inject
    EventWaits eventWaits;

    @Inject
    OutboxStatus outbox;

    @Inject
    WebhookStatus webhooks;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private Histogram requests;
    private Counter complaints;
    private Counter answers;
    private Counter steps;

    @PostConstruct
    void register() {
        requests = Histogram.builder()
                .name("http_server_requests_seconds")
                .help("Time to answer a request, by its route's template")
                .labelNames("method", "route", "status")
                .classicOnly()
                .classicUpperBounds(BOUNDS_IN_SECONDS)
                .register(registry);
        GaugeWithCallback.builder()
                .name("http_server_requests_in_flight")
                .help("Requests in flight")
                .callback(callback -> callback.call(inFlight.count()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_calls_working")
                .help("Calls with a permit of the bulkhead, each with a database connection")
                .callback(callback -> callback.call(bulkhead.permitsInUse()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_calls_waiting")
                .help("Calls that wait for a database connection")
                .callback(callback -> callback.call(bulkhead.waiting()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_call_threads")
                .help("Threads that calls with a token and static files hold")
                .callback(callback -> callback.call(threads.inUse()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_event_waits")
                .help("Calls that wait for events without a thread, or are answered after they waited")
                .callback(callback -> callback.call(eventWaits.count()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_uploads_in_progress")
                .help("Uploads that are being received")
                .callback(callback -> callback.call(uploads.inProgress()))
                .register(registry);
        complaints = Counter.builder()
                .name("redress_complaints_raised_total")
                .help("Disputes opened; a complaint that is sent twice counts once")
                .register(registry);
        answers = Counter.builder()
                .name("redress_chat_answers_total")
                .help("Responses of the chat, by their language")
                .labelNames("language")
                .register(registry);
        steps = Counter.builder()
                .name("redress_clock_steps_total")
                .help("Actions performed on disputes by their deadlines")
                .labelNames("action")
                .register(registry);
        registerThumbnails();
        registerTimers();
        registerEvents();
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }

    private void registerThumbnails() {
        CounterWithCallback.builder()
                .name("redress_thumbnails_total")
                .help("Pictures whose thumbnail was made, refused, overdue, postponed or rejected")
                .labelNames("result")
                .callback(callback -> Stream.of(ThumbnailResult.values())
                        .forEach(result -> callback.call((double) thumbnails.countOf(result), result.label())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_thumbnails_waiting")
                .help("Pictures of all nodes that wait for their thumbnail")
                .callback(callback -> callback.call((double) thumbnails.waiting()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_thumbnails_working")
                .help("Threads that make a thumbnail")
                .callback(callback -> callback.call(thumbnails.working()))
                .register(registry);
    }

    private void registerTimers() {
        GaugeWithCallback.builder()
                .name("redress_timer_last_run_timestamp_seconds")
                .help("Time of the last successful run of a timer on this node, or of its start before the first")
                .labelNames("timer")
                .callback(callback -> Stream.of(TimerName.values())
                        .forEach(timer ->
                                callback.call((double) timers.lastRun(timer).getEpochSecond(), timer.label())))
                .register(registry);
    }

    private void registerEvents() {
        GaugeWithCallback.builder()
                .name("redress_events_waiting")
                .help("Committed events of all nodes that have no number in the log yet")
                .callback(callback -> callback.call((double) outbox.waiting()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_event_lag_seconds")
                .help("Age of the oldest of these events")
                .callback(callback -> callback.call(seconds(outbox.lag())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_webhook_deliveries_waiting")
                .help("Deliveries of all nodes that wait, also for their next attempt, or are being sent")
                .callback(callback -> callback.call((double) webhooks.waiting()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("redress_webhook_lag_seconds")
                .help("Time for which the first of these deliveries has been due")
                .callback(callback -> callback.call(seconds(webhooks.lag())))
                .register(registry);
        CounterWithCallback.builder()
                .name("redress_webhook_requests_total")
                .help("Requests of webhooks, delivered or failed")
                .labelNames("result")
                .callback(callback -> {
                    callback.call((double) webhooks.delivered(), "delivered");
                    callback.call((double) webhooks.failed(), "failed");
                })
                .register(registry);
        CounterWithCallback.builder()
                .name("redress_webhook_failures_total")
                .help("Failed requests by webhook, of at most 1,000 webhooks")
                .labelNames("webhook")
                .callback(callback ->
                        webhooks.forEachFailing((webhook, count) -> callback.call((double) count, webhook.toString())))
                .register(registry);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /**
     * Records a request.
     *
     * @param route its template
     * @param took total time
     * @param language of the response, null if it has none
     */
    void recordRequest(String method, String route, int status, Duration took, @Nullable Locale language) {
        requests.labelValues(method, route, Integer.toString(status)).observe(seconds(took));
        if (language != null) {
            answers.labelValues(language.getLanguage()).inc();
        }
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) ComplaintRaised complaint) {
        complaints.inc();
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) DeadlineActionPerformed step) {
        steps.labelValues(step.action().wireName()).inc();
    }

    /** Returns all metrics in Prometheus' text format. */
    String text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
