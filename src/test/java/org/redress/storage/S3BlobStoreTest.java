package org.redress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.attachment.Samples;

/** Where the SDK finds an identity without keys, and how it retries; StoresTest asks a server that speaks S3. */
@Tag("server")
class S3BlobStoreTest {
    private static final String EXPIRES = "9999-12-31T00:00:00Z";

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answers(String path, int status, String body) {
        server.createContext(path, call -> {
            calls.incrementAndGet();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
    }

    private static S3BlobStore store(String endpoint, Optional<S3BlobStore.Keys> keys) {
        return store(endpoint, keys, Duration.ofMinutes(1));
    }

    private static S3BlobStore store(String endpoint, Optional<S3BlobStore.Keys> keys, Duration attemptTimeout) {
        return new S3BlobStore(
                new S3BlobStore.Location(Optional.of(URI.create(endpoint)), "eu-central-1", "redress-evidence"),
                keys,
                attemptTimeout);
    }

    private static void roundTrip(Bucket bucket, Map<String, String> identity) throws IOException {
        identity.forEach(System::setProperty);
        try (S3BlobStore store =
                        store(Objects.requireNonNull(bucket.settings().get("EVIDENCE_S3_ENDPOINT")), Optional.empty());
                TempFile file = Samples.spooled(new byte[] {42})) {
            UUID id = UUID.randomUUID();
            store.put(id, file);
            assertThat(store.open(id, 0, 1).readAllBytes()).containsExactly(42);
        } finally {
            identity.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void the_identity_of_a_container_and_of_a_workload_is_found_without_keys(@TempDir Path folder) throws IOException {
        answers(
                "/container",
                200,
                """
                {"AccessKeyId":"redress","SecretAccessKey":"the secret key","Token":"","Expiration":"%s"}"""
                        .formatted(EXPIRES));
        answers(
                "/",
                200,
                """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <AssumeRoleWithWebIdentityResult><Credentials>
                    <AccessKeyId>redress</AccessKeyId><SecretAccessKey>the secret key</SecretAccessKey>
                    <SessionToken>t</SessionToken><Expiration>%s</Expiration>
                  </Credentials></AssumeRoleWithWebIdentityResult>
                </AssumeRoleWithWebIdentityResponse>"""
                        .formatted(EXPIRES));
        Path token = Files.writeString(folder.resolve("token"), "the workload's token");
        try (Bucket bucket = new Bucket()) {
            roundTrip(bucket, Map.of("aws.containerCredentialsFullUri", url("/container")));
            assertThat(calls).hasValue(1);
            roundTrip(
                    bucket,
                    Map.of(
                            "aws.webIdentityTokenFile",
                            token.toString(),
                            "aws.roleArn",
                            "arn:aws:iam::123456789012:role/redress",
                            "aws.region",
                            "eu-central-1",
                            "aws.endpointUrlSts",
                            url("")));
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void a_failure_of_the_server_is_retried_twice() {
        answers("/", 503, "");
        try (S3BlobStore store = store(url("/"), Optional.of(new S3BlobStore.Keys("key", "secret")))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.delete(UUID.randomUUID()))
                    .withMessageContaining("503");
        }
        assertThat(calls).hasValue(3);
    }

    @Test
    void a_server_that_never_answers_is_given_up_in_bounded_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                S3BlobStore store = store(
                        "http://127.0.0.1:" + silent.getLocalPort(),
                        Optional.of(new S3BlobStore.Keys("key", "secret")),
                        Duration.ofMillis(500))) {
            assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.open(UUID.randomUUID(), 0, 1)));
        }
    }
}
