package org.redress.reason;

/** Event: the own reasons of a merchant have changed. */
public record ReasonsChanged(int merchantId) {}
