package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redress.attachment.Multipart;
import org.redress.attachment.Samples;
import org.redress.storage.Bucket;

/** Attachments in an S3 bucket; limits: 3 files per request, 100,000 bytes per file, 200,000 bytes per dispute. */
interface BucketContract {
    Redress redress();

    Bucket bucket();

    @Test
    default void files_are_stored_in_the_bucket_and_are_503_while_it_is_unavailable() throws InterruptedException {
        String dispute = AttachmentContract.newDispute(redress());
        byte[] body = new Multipart()
                .file("tv.jpg", Samples.photo())
                .file("../a.txt", AttachmentContract.text(100_000))
                .body();
        assertThat(AttachmentContract.add(redress(), dispute, body).status()).isEqualTo(201);
        List<JsonObject> files = AttachmentContract.attachments(redress(), dispute);
        assertThat(files)
                .extracting(file -> file.getString("id"))
                .containsExactlyInAnyOrderElementsOf(bucket().names());
        String url = files.get(0).getString("url");
        assertThat(redress().get(url).http().body()).isEqualTo(Samples.photo());
        Redress.HttpReply part =
                redress().send(redress().call(url, Redress.token("viewer", 1)).header("Range", "bytes=-32"));
        assertThat(part.http().body()).hasSize(32);

        Cluster.await(
                "the thumbnail is made", () -> redress().get(url + "/thumbnail").status() == 200);
        bucket().kill();
        try {
            Redress.HttpReply outOfReach = redress().get(url);
            assertThat(outOfReach.status()).isEqualTo(503);
            assertThat(outOfReach.header("Retry-After")).isNotNull();
            assertThat(redress().get(url + "/thumbnail").status()).isEqualTo(200);
            assertThat(AttachmentContract.add(
                                    redress(),
                                    dispute,
                                    new Multipart()
                                            .file("b.txt", new byte[] {'b'})
                                            .body())
                            .status())
                    .isEqualTo(503);
        } finally {
            bucket().open();
        }
        assertThat(redress().get(url).http().body()).isEqualTo(Samples.photo());
        assertThat(AttachmentContract.attachments(redress(), dispute)).hasSize(2);
        assertThat(bucket().names()).hasSize(2);
    }

    @Test
    default void files_are_limited_by_the_settings_and_refused_ones_are_not_in_the_bucket() {
        String dispute = AttachmentContract.newDispute(redress());
        List<String> before = bucket().names();
        byte[] file = AttachmentContract.text(100_000);
        Multipart four = new Multipart();
        for (int n = 0; n < 4; n++) {
            four.file(n + ".txt", new byte[] {'x'});
        }
        assertThat(AttachmentContract.add(redress(), dispute, four.body()).text())
                .contains("files must be 1..3");
        byte[] large =
                new Multipart().file("a", AttachmentContract.text(100_001)).body();
        assertThat(AttachmentContract.add(redress(), dispute, large).text()).contains("at most 100000 bytes");
        byte[] three =
                new Multipart().file("a", file).file("b", file).file("c", file).body();
        Redress.HttpReply tooMuch = AttachmentContract.add(redress(), dispute, three);
        assertThat(tooMuch.status()).isEqualTo(413);
        assertThat(tooMuch.text()).contains("files must have at most 200000 bytes");
        assertThat(bucket().names()).containsExactlyInAnyOrderElementsOf(before);
    }
}
