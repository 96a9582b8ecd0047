/** Who calls, and what they may do: bearer tokens of the company's SSO, checked here the same on every server. */
package org.redress.security;
