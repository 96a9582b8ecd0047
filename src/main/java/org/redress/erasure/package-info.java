/**
 * Erasure of closed merchants: deletes all their rows and files step by step, and keeps a certificate. It uses operators'
 * audit log, merchants and technical packages; nobody uses it.
 */
@NullMarked
package org.redress.erasure;

import org.jspecify.annotations.NullMarked;
