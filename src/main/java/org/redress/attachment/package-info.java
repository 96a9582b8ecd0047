/**
 * Receives, validates, stores and returns files that are attached to disputes. Packages that show or erase a customer's
 * data may use it.
 */
@NullMarked
package org.redress.attachment;

import org.jspecify.annotations.NullMarked;
