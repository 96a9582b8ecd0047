package org.redress.problem;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * Violation of one rule by one field of a request.
 *
 * @param field the field's name in the contract
 * @param rule the end of a sentence that begins with the field's name
 * @param place body, query, path or header; in a body followed by the JSON pointers that were read
 */
@JsonbPropertyOrder({"field", "rule", "place"})
public record Violation(String field, String rule, String place) {}
