/**
 * Receives, validates, stores and returns files that are attached to disputes. Packages that show or erase a customer's
 * data may use it.
 */
package org.redress.attachment;
