/** Reads and writes the parts of HTTP: paths, queries, preconditions, ranges, links. All resources may use it. */
package org.redress.http;
