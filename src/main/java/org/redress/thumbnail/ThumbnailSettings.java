package org.redress.thumbnail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits of thumbnails. */
@ApplicationScoped
public class ThumbnailSettings {
    @Inject
    @ConfigProperty(name = "thumbnail.bytes")
    long maxBytes;

    @Inject
    @ConfigProperty(name = "thumbnail.pixels")
    long maxPixels;

    @Inject
    @ConfigProperty(name = "thumbnail.seconds")
    int seconds;

    @Inject
    @ConfigProperty(name = "thumbnail.threads")
    int threads;

    @Inject
    @ConfigProperty(name = "thumbnail.waiting")
    long maxWaiting;

    long maxBytes() {
        return maxBytes;
    }

    long maxPixels() {
        return maxPixels;
    }

    /** Returns how long a picture may be decoded. */
    Duration deadline() {
        return Duration.ofSeconds(seconds);
    }

    /** Returns the number of pictures that this node decodes at a time. */
    int threads() {
        return threads;
    }

    /** Returns how many pictures of a merchant may wait. */
    long maxWaiting() {
        return maxWaiting;
    }
}
