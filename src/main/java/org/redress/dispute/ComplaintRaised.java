package org.redress.dispute;

/** Event: a dispute was opened. It is fired once per dispute, also if its complaint is delivered several times. */
public record ComplaintRaised(long ticketNumber) {}
