package org.redress.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of a sorted list.
 *
 * @param previous the end of the preceding page, or null if this is the first
 * @param next the start of the following page, or null if this is the last
 */
public record Page<T>(List<T> rows, @Nullable Cursor previous, @Nullable Cursor next) {}
