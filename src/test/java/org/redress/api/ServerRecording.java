package org.redress.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;

/** The exceptions that the server's Java constructs, from its flight recording (exceptions.jfc), while it runs. */
final class ServerRecording {
    private static final Path RECORDINGS = Path.of("target/it/recordings");
    private static final int SHOWN_FRAMES = 6;
    /** Name of the threads that answer calls: Payara, WildFly, Open Liberty. */
    private static final String ANSWERING = "http-thread-pool.*|default task-.*|Default Executor-thread.*";

    /**
     * Payara looks for a static file at each address without a servlet, such as the short ones, before any filter, and
     * tries to close what was forwarded by its writer. The metrics of the process try its access to classes of Java.
     */
    private static final Set<String> TOLERATED = Set.of(
            "org.glassfish.grizzly.http.server.util.Mapper",
            "org.apache.catalina.core.ApplicationDispatcherForward",
            "io.prometheus.metrics.instrumentation.jvm.ProcessMetrics");

    private ServerRecording() {}

    /**
     * A constructed exception.
     *
     * @param place the exception and the innermost frames
     */
    record Construction(Instant at, String place) {}

    /** Returns the exceptions of a finished period that threads constructed which answer calls. */
    static List<Construction> constructions(Instant begin, Instant end) {
        List<Construction> constructions = new ArrayList<>();
        try (EventStream events = EventStream.openRepository(newest())) {
            events.setStartTime(begin);
            events.setEndTime(end);
            events.onEvent("jdk.JavaExceptionThrow", event -> {
                if (event.getThread() != null
                        && event.getThread().getJavaName().matches(ANSWERING)
                        && event.getStackTrace().getFrames().stream()
                                .noneMatch(frame -> TOLERATED.contains(
                                        frame.getMethod().getType().getName()))) {
                    constructions.add(new Construction(event.getStartTime(), place(event)));
                }
            });
            events.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return constructions;
    }

    /** Returns the recording of the server that has started last. */
    private static Path newest() throws IOException {
        try (Stream<Path> recordings = Files.list(RECORDINGS)) {
            return recordings
                    .filter(Files::isDirectory)
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IllegalStateException("No recording in " + RECORDINGS));
        }
    }

    private static String place(RecordedEvent event) {
        return event.getClass("thrownClass").getName()
                + event.getStackTrace().getFrames().stream()
                        .filter(frame -> !frame.getMethod().getName().equals("<init>"))
                        .limit(SHOWN_FRAMES)
                        .map(frame -> frame.getMethod().getType().getName()
                                + '.'
                                + frame.getMethod().getName())
                        .collect(Collectors.joining(" < ", " in ", ""));
    }
}
