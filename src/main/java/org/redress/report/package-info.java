/** What a merchant takes away of its disputes: exports for other programs, and figures. */
package org.redress.report;
