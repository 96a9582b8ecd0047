package org.redress.erasure;

/** State of a closed merchant's erasure, for operators. */
public enum MerchantErasureState {
    /** Not begun. */
    WAITING,

    RUNNING,

    /** The certificate is final. */
    DONE
}
