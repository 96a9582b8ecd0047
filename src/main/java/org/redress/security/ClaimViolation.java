package org.redress.security;

/**
 * Rule that a token's claim breaks.
 *
 * @param claim name of the claim, or a path with dots
 * @param rule end of a sentence that begins with the claim, without the claim's value
 */
public record ClaimViolation(String claim, String rule) {}
