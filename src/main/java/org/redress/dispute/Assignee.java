package org.redress.dispute;

/**
 * Member of staff who handles a dispute.
 *
 * @param id subject of the token
 * @param name for people to read
 */
public record Assignee(String id, String name) {}
