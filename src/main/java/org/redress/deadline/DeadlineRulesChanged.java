package org.redress.deadline;

/** Event: the business calendar or the terms of a merchant have changed. */
public record DeadlineRulesChanged(int merchantId) {}
