/**
 * Erasure of closed merchants: deletes all rows and files step by step, and keeps a certificate. It uses merchants,
 * the audit log of operators and technical packages; nobody uses it.
 */
@NullMarked
package org.redress.erasure;

import org.jspecify.annotations.NullMarked;
