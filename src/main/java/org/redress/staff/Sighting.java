package org.redress.staff;

/**
 * Member of staff as the token of a call has it.
 *
 * @param id subject of the token
 */
public record Sighting(int merchantId, String id, String name) {}
