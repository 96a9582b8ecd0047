/**
 * Offers orders and complaints to the users of a chatbot: its envelope, intents and languages. Only feed may use it:
 * for what it says to customers who have not asked.
 */
@NullMarked
package org.redress.chat;

import org.jspecify.annotations.NullMarked;
