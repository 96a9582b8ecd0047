package org.redress.problem;

/** What was asked for does not exist, or is none of the caller's business: 404, the same bytes for both. */
public class NoSuchThing extends Refusal {

    /** @param what in the contract's words, such as "dispute" */
    public NoSuchThing(String what) {
        super("There is no such " + what + ".");
    }

    @Override
    public Problem problem() {
        return Problem.of(404, getMessage());
    }
}
