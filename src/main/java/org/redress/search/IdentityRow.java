package org.redress.search;

/** Identity of a customer in a channel, read for display. */
public record IdentityRow(String channel, String uid) {}
