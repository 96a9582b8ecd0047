package org.redress.dispute;

/** A case was opened. Told once for each case, however often its complaint was delivered. */
public record ComplaintRaised(long ticketNumber) {}
