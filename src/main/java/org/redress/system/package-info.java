/** What holds the house together: the data source and its schema, the clock, JSON, and the documents' paths. */
package org.redress.system;
