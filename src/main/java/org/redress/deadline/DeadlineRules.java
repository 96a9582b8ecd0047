package org.redress.deadline;

/** Rules by which the deadlines of a merchant's disputes are computed. */
public record DeadlineRules(BusinessCalendar calendar, DeadlineTerms terms) {}
