package org.redress.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;

/**
 * Data of a webhook, as its merchant states them.
 *
 * @param types of the events that it tells, sorted, distinct; empty for all
 */
public record WebhookData(
        String url,
        @Nullable String description,
        List<String> types,
        WebhookPayload payload,
        WebhookFormat format,
        WebhookOrdering ordering,
        boolean paused) {
    /** Sorts what has no order of its own. */
    public WebhookData {
        types = types.stream().sorted().distinct().toList();
    }

    /** Returns the values in the form from which a digest is computed. */
    CanonicalForm canonicalForm() {
        return CanonicalForm.of("webhook")
                .add("url", url)
                .add("description", description)
                .addTexts("types", types.stream())
                .add("payload", payload.name())
                .add("format", format.name())
                .add("ordering", ordering.name())
                .add("paused", Boolean.toString(paused));
    }
}
