package org.redress.handling;

import java.math.BigDecimal;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.Outcome;

/**
 * What the shop does to a case.
 *
 * @param text told to the customer; null where there is nothing to tell
 * @param outcome of a decision, else null
 * @param amount of a PARTIAL decision, else null
 */
record DisputeCommand(DisputeAction action, String text, Outcome outcome, BigDecimal amount) {}
