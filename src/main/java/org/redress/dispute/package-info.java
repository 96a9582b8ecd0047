/**
 * Disputes of customers with merchants: the aggregate, its life cycle, its commands and its deadlines. Uses reason,
 * order, deadline, party and timeline; search and the packages above may use it.
 */
@NullMarked
package org.redress.dispute;

import org.jspecify.annotations.NullMarked;
