/** Parts of HTTP that Jakarta REST leaves open; any package with resources may use it, and it uses no other of ours. */
package org.redress.http;
