/**
 * Offers orders and complaints to the users of a chatbot: its envelope, intents and languages. No other package may use
 * it.
 */
@NullMarked
package org.redress.chat;

import org.jspecify.annotations.NullMarked;
