/** What those who run Redress need: settings checked at the start, health, one log line a request, and figures. */
package org.redress.operations;
