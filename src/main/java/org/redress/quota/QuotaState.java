package org.redress.quota;

/** Distance of a usage from its limit. */
public enum QuotaState {
    /** Below 80 %, or without a limit. */
    OK,
    /** From 80 %. */
    NEAR,
    /** From 100 %. */
    REACHED
}
