package org.redress.webhook;

import java.util.UUID;

/** Names a webhook among those of all merchants. */
public record WebhookAddress(int merchantId, UUID webhookId) {}
