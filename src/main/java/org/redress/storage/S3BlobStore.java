package org.redress.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.auth.scheme.S3AuthSchemeParams;
import software.amazon.awssdk.services.s3.auth.scheme.S3AuthSchemeProvider;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Stores files as objects in a bucket of Amazon S3 or of a server that speaks its protocol. */
final class S3BlobStore implements BlobStore, AutoCloseable {
    static final String NAME = "s3";

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    private static final int SLOWEST_BYTES_PER_SECOND = 1_000_000;

    private final S3Client s3;
    private final String bucket;
    private final Duration attemptTimeout;

    /** Region and name of a bucket; the endpoint only of other servers than Amazon's. */
    record Location(Optional<URI> endpoint, String region, String bucket) {}

    /** Access key and secret key of a user. */
    record Keys(String accessKey, String secretKey) {}

    /**
     * @param keys empty for the identity of the instance, container or workload, by the SDK's default chain
     * @param attemptTimeout of each attempt, to which the time for the bytes of an upload is added; all attempts of a
     *     call together have twice as long
     */
    S3BlobStore(Location location, Optional<Keys> keys, Duration attemptTimeout) {
        S3ClientBuilder client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION_TIMEOUT)
                        .socketTimeout(attemptTimeout))
                .region(Region.of(location.region()))
                .credentialsProvider(keys.map(S3BlobStore::fixed)
                        .orElseGet(() -> DefaultCredentialsProvider.builder().build()))
                .overrideConfiguration(calls -> calls.retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(attemptTimeout)
                        .apiCallTimeout(attemptTimeout.multipliedBy(2)))
                // Other servers than Amazon's know neither trailing checksums nor bodies in signed chunks
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .authSchemeProvider(S3BlobStore::signedPayload)
                .serviceConfiguration(
                        requests -> requests.chunkedEncodingEnabled(false).expectContinueEnabled(false));
        // Other servers than Amazon's have no host name per bucket
        location.endpoint().ifPresent(uri -> client.endpointOverride(uri).forcePathStyle(true));
        this.s3 = client.build();
        this.bucket = location.bucket();
        this.attemptTimeout = attemptTimeout;
    }

    private static AwsCredentialsProvider fixed(Keys keys) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.accessKey(), keys.secretKey()));
    }

    // Makes S3 compare the bytes that arrive with their hash; over TLS the SDK would leave it out
    private static List<AuthSchemeOption> signedPayload(S3AuthSchemeParams call) {
        return S3AuthSchemeProvider.defaultProvider().resolveAuthScheme(call).stream()
                .map(option -> option.toBuilder()
                        .putSignerProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                        .build())
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void put(UUID id, TempFile file) throws IOException {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(id.toString())
                .overrideConfiguration(timeouts(file.size()))
                .build();
        call(() -> s3.putObject(
                request,
                RequestBody.fromContentProvider(() -> rewound(file), file.size(), "application/octet-stream")));
    }

    /** Bounds an upload: a slow line may take long for a large file, but not for ever. */
    private AwsRequestOverrideConfiguration timeouts(long bytes) {
        Duration attempt = attemptTimeout.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
        return AwsRequestOverrideConfiguration.builder()
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(attempt.multipliedBy(2))
                .build();
    }

    @Override
    public InputStream open(UUID id, long from, long length) throws IOException {
        String range = "bytes=" + from + "-" + (from + length - 1);
        return call(
                () -> s3.getObject(get -> get.bucket(bucket).key(id.toString()).range(range)));
    }

    @Override
    public void delete(UUID id) throws IOException {
        call(() -> s3.deleteObject(delete -> delete.bucket(bucket).key(id.toString())));
    }

    private static <T> T call(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new IOException("S3 failed: " + e.getMessage(), e);
        }
    }

    private static InputStream rewound(TempFile file) {
        try {
            return file.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes connections and threads. */
    @Override
    public void close() {
        s3.close();
    }
}
