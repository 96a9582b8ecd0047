/**
 * Commands of staff on several disputes: a dry run first, then a job that a timer executes, with a result for each
 * dispute.
 */
@NullMarked
package org.redress.bulk;

import org.jspecify.annotations.NullMarked;
