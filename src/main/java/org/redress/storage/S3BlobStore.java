package org.redress.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Objects in a bucket of Amazon S3, or of what speaks like it. S3 itself checks that what arrives is what was sent. */
final class S3BlobStore implements BlobStore {
    static final String NAME = "s3";

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(20))
            .build();

    private final URI bucket;
    private final String region;
    private final AwsCredentialsIdentity identity;

    /** @param endpoint whose path begins with the bucket's name */
    S3BlobStore(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
        this.bucket = URI.create(endpoint.toString().replaceFirst("/$", "") + "/" + bucket + "/");
        this.region = region;
        this.identity = AwsCredentialsIdentity.create(accessKey, secretKey);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void put(UUID id, TempFile file) throws IOException {
        SdkHttpRequest.Builder request = request(SdkHttpMethod.PUT, id).putHeader("Content-Length", "" + file.size());
        answer(request, () -> rewound(file)).close();
    }

    @Override
    public InputStream open(UUID id, long from, long length) throws IOException {
        String range = "bytes=" + from + "-" + (from + length - 1);
        return answer(request(SdkHttpMethod.GET, id).putHeader("Range", range), null);
    }

    @Override
    public void delete(UUID id) throws IOException {
        answer(request(SdkHttpMethod.DELETE, id), null).close();
    }

    private SdkHttpRequest.Builder request(SdkHttpMethod method, UUID id) {
        return SdkHttpRequest.builder().method(method).uri(bucket.resolve(id.toString()));
    }

    /** @return its body, for the caller to close */
    private InputStream answer(SdkHttpRequest.Builder request, ContentStreamProvider body) throws IOException {
        SignedRequest signed = SIGNER.sign(sign -> sign.identity(identity)
                .request(request.build())
                .payload(body)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
        HttpExecuteResponse answer = HTTP.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(null))
                        .build())
                .call();
        InputStream content = answer.responseBody().<InputStream>map(it -> it).orElse(InputStream.nullInputStream());
        if (!answer.httpResponse().isSuccessful()) {
            content.close();
            throw new IOException("S3 answers " + answer.httpResponse().statusCode() + " to "
                    + signed.request().method());
        }
        return content;
    }

    private static InputStream rewound(TempFile file) {
        try {
            return file.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
