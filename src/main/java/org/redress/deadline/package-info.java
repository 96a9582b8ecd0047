/** Time limits and the business calendars in which their days are counted. Used by disputes and settings. */
package org.redress.deadline;
