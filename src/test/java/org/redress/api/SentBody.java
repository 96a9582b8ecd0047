package org.redress.api;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** Body of a request of Java's client, which shows it to subscribers only. */
final class SentBody {
    private SentBody() {}

    /** Returns the bytes that the request sends. */
    static byte[] bytes(HttpRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request.bodyPublisher().orElseThrow().subscribe(new Flow.Subscriber<ByteBuffer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer part) {
                byte[] read = new byte[part.remaining()];
                part.get(read);
                bytes.writeBytes(read);
            }

            @Override
            public void onError(Throwable failure) {
                throw new AssertionError(failure);
            }

            @Override
            public void onComplete() {}
        });
        return bytes.toByteArray();
    }
}
