package org.redress.bulk;

import java.util.UUID;

/**
 * Dispute that a command is meant for.
 *
 * @param version at which it was chosen
 */
public record ChosenDispute(UUID id, long version) {}
