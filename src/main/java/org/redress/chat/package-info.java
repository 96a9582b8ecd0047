/**
 * Offers orders and complaints to the users of a chatbot: its envelope, intents and languages. No other package may use
 * it.
 */
package org.redress.chat;
