package org.redress.webhook;

import java.net.URI;
import java.util.Map;

/** Request of a webhook: one POST. */
record WebhookRequest(URI url, String contentType, Map<String, String> headers, String body) {}
