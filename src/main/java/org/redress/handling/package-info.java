/** What shops and customers do to cases: open them, talk about them, decide them. */
package org.redress.handling;
