package org.redress.operator;

import java.util.Map;

/** Claims of a token as a JWT's reader parses them: with numbers, unlike other bodies. */
public record TokenClaims(Map<String, Object> claims) {}
