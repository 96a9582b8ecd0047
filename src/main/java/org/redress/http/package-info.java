/** Reads and writes what HTTP itself defines: paths, queries, preconditions, ranges, links. Every resource may use it. */
package org.redress.http;
