package org.redress.paging;

import java.util.List;

/**
 * Some rows of a list.
 *
 * @param previous where the page before this one ends, or null where this is the first
 * @param next where the page after this one begins, or null where this is the last
 */
public record Page<T>(List<T> rows, Cursor previous, Cursor next) {}
