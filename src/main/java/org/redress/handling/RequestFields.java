package org.redress.handling;

import java.util.List;

/**
 * Names of the fields that the body of a request has.
 *
 * @param needs required fields
 * @param optional further fields
 */
record RequestFields(List<String> needs, List<String> optional) {}
