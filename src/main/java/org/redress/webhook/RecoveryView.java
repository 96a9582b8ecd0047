package org.redress.webhook;

/**
 * Result of a recovery.
 *
 * @param queued number of deliveries that will be sent
 */
public record RecoveryView(int queued) {}
