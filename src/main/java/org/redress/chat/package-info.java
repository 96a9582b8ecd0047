/** The chatbot platform's door: its envelope, its languages, and nothing that a shop's own systems would need. */
package org.redress.chat;
