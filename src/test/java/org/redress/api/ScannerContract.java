package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.redress.attachment.Multipart;
import org.redress.run.Server;

/** Attachments of several nodes in a shared folder, checked by a real virus scanner. */
interface ScannerContract {
    Cluster cluster();

    @Test
    default void a_file_uploaded_to_one_node_is_downloaded_from_the_other() {
        String dispute = AttachmentContract.newDispute(cluster().redress());
        byte[] file = AttachmentContract.text(10 * AttachmentContract.MIB);
        Redress.HttpReply added = AttachmentContract.add(
                cluster().redress(),
                dispute,
                new Multipart().file("large.txt", file).body());
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        String url = added.object().getJsonArray("attachments").getJsonObject(0).getString("url");
        for (Redress redress :
                List.of(cluster().a.redress(), cluster().b.redress(), cluster().redress())) {
            assertThat(Arrays.equals(redress.get(url).http().body(), file)).isTrue();
        }
    }

    @Test
    @Timeout(600)
    default void a_file_rejected_by_the_scanner_is_not_stored(@TempDir Path folder) throws Exception {
        try (Clamd clamd = new Clamd();
                Server node = cluster()
                        .another(Map.of(
                                "CLAMD", clamd.address(),
                                "EVIDENCE_STORE", "disk",
                                "EVIDENCE_FOLDER", folder.toString()))) {
            assertThat(node.answers(ProductionContract.READY, Cluster.PATIENCE)).isTrue();
            Redress redress = new Redress(node.address().getPort());
            String dispute = AttachmentContract.newDispute(redress);
            byte[] clean = new Multipart().file("clean.txt", new byte[] {'x'}).body();
            assertThat(AttachmentContract.add(redress, dispute, clean).status()).isEqualTo(201);
            assertThat(files(folder)).hasSize(1);

            Redress.HttpReply virus = AttachmentContract.add(
                    redress,
                    dispute,
                    new Multipart()
                            .file("clean.txt", new byte[] {'x'})
                            .file("letter.txt", Clamd.VIRUS)
                            .body());
            assertThat(virus.status()).as(virus.text()).isEqualTo(422);
            assertThat(virus.text()).contains("\"field\":\"files[1]\"", "Eicar-Test-Signature");

            byte[] tooLarge = new Multipart()
                    .file("large.txt", AttachmentContract.text(Clamd.MOST_BYTES + 1))
                    .body();
            assertThat(AttachmentContract.add(redress, dispute, tooLarge).status())
                    .isEqualTo(503);

            clamd.kill();
            Redress.HttpReply unknown = AttachmentContract.add(redress, dispute, clean);
            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.header("Retry-After")).isNotNull();
            clamd.open();
            assertThat(AttachmentContract.add(redress, dispute, clean).status()).isEqualTo(201);

            assertThat(files(folder)).hasSize(2);
            assertThat(AttachmentContract.attachments(redress, dispute)).allSatisfy(file -> assertThat(
                            redress.get(file.getString("url")).text())
                    .isEqualTo("x"));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
