/** Operation of a server: validated settings, health, access log, metrics, shutdown. No other package may use it. */
package org.redress.operations;
