package org.redress.dispute;

import java.util.OptionalLong;

/**
 * The dispute of a complaint.
 *
 * @param similar number of the customer's oldest open dispute about the same order or category, if it is an older one
 */
public record RaisedDispute(Dispute dispute, OptionalLong similar) {}
