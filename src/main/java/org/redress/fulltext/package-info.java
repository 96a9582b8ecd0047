/**
 * Search index of disputes: the words of each dispute, its comments, files and customer, and queries for them.
 * Uses event, timer and what lies below them, and the tables of disputes by their names; search and privacy use it.
 */
@NullMarked
package org.redress.fulltext;

import org.jspecify.annotations.NullMarked;
