package org.redress.problem;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * One thing that is wrong with a request.
 *
 * @param field the contract's name of what is wrong
 * @param rule what it must be, as the end of a sentence that begins with its name
 * @param place where it stands: body, query, path or header, and in a body the JSON pointers at which it is read
 */
@JsonbPropertyOrder({"field", "rule", "place"})
public record Violation(String field, String rule, String place) {}
