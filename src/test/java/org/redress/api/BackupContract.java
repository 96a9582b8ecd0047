package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redress.connection.DatabaseSettings;
import org.redress.run.Server;

/** A restored pg_dump backup works (docs/operations.md, Backup and restore). */
interface BackupContract {
    Cluster cluster();

    @Test
    @Timeout(600)
    default void a_restored_dump_has_the_same_disputes_and_accepts_new_ones() throws Exception {
        String number = raise(cluster().redress(), "51342", "Die Mühle ist „kaputt“ ☕");
        List<String> answers = answers(cluster().redress(), number);
        Queue<String> raised = new ConcurrentLinkedQueue<>();
        List<String> before;
        Path dump;
        try (CallLoop writers = new CallLoop(
                2,
                (writer, n) ->
                        raised.add(raise(cluster().redress(), "writer-" + writer, "While it is dumped, " + n)))) {
            writers.await("20 complaints are acknowledged", () -> raised.size() >= 20);
            before = List.copyOf(raised);
            dump = cluster().postgresql().dump("redress");
            writers.end();
        }
        assertThat(raised).hasSizeGreaterThan(before.size());

        cluster().postgresql().restore(dump, "restored");
        DatabaseSettings restored = cluster().postgresql().database("restored");
        List<String> kept = Cluster.column(restored.apiDataSource(), "select ticket_number from disputes");
        assertThat(kept).contains(number).containsAll(before);
        assertThat(verified(restored)).isEqualTo(0);
        try (Server node = cluster().another(Map.of("DB_URL", restored.url()))) {
            assertThat(node.answers("/openapi.yaml", Cluster.PATIENCE)).isTrue();
            Redress redress = new Redress(node.address().getPort());
            assertThat(answers(redress, number)).isEqualTo(answers);
            String next = raise(redress, "51342", "Raised after the restore.");
            assertThat(kept).doesNotContain(next);
            assertThat(NodesContract.track(redress, "51342", next).status()).isEqualTo(200);
        }
        String manipulation = "update audit_entries set operator = 'Otto' where position = 1 returning position";
        assertThat(Cluster.column(restored.apiDataSource(), manipulation)).containsExactly("1");
        assertThat(verified(restored)).isEqualTo(1);
    }

    private static int verified(DatabaseSettings database) throws Exception {
        ProcessBuilder verifier =
                new ProcessBuilder("server-config/verify-timelines.sh", System.getProperty("redress.war")).inheritIO();
        verifier.environment()
                .putAll(Map.of(
                        "DB_URL", database.url(), "DB_USER", database.user(), "DB_PASSWORD", database.password()));
        return verifier.start().waitFor();
    }

    private static String raise(Redress redress, String uid, String text) {
        return NodesContract.acknowledged(NodesContract.raise(redress, uid, text));
    }

    /** Reads a complaint in the chat and as its merchant, the oldest disputes, and a file. */
    private static List<String> answers(Redress redress, String number) {
        Redress.HttpReply oldest = redress.get("/1/disputes?sortBy=createdAt&sortMethod=ASC&pageSize=100");
        String file = oldest.array().getValuesAs(JsonObject.class).stream()
                .flatMap(dispute -> dispute.getJsonArray("attachments").getValuesAs(JsonObject.class).stream())
                .map(attachment -> attachment.getString("url"))
                .findFirst()
                .orElseThrow();
        return Stream.of(
                        NodesContract.track(redress, "51342", number),
                        redress.get("/1/disputes?query=" + number),
                        oldest,
                        redress.get(file))
                .map(answer -> answer.status() + answer.withoutUniqueIds())
                .toList();
    }
}
