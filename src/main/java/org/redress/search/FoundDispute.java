package org.redress.search;

import java.util.UUID;

/**
 * A dispute that a filter finds.
 *
 * @param version number of its changes, which its entity tag shows
 */
public record FoundDispute(UUID id, Long version) {}
