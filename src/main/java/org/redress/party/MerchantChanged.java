package org.redress.party;

/** Event: an operator has changed a merchant. */
public record MerchantChanged(int merchantId) {}
