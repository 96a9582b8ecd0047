package org.redress.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** Resources that are started one after the other, to close them all in reverse order if a start fails. */
public final class ResourceStack implements AutoCloseable {
    private final Deque<AutoCloseable> begun = new ArrayDeque<>();

    /** Adds a resource, and returns it. */
    public <T extends AutoCloseable> T push(T resource) {
        begun.push(resource);
        return resource;
    }

    /**
     * Closes all of them, each also if another could not be closed.
     *
     * @throws IllegalStateException if one could not be closed
     */
    @Override
    public void close() {
        IllegalStateException failure = null;
        while (!begun.isEmpty()) {
            try {
                begun.pop().close();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                IllegalStateException next = new IllegalStateException("not closed", e);
                if (failure == null) {
                    failure = next;
                } else {
                    failure.addSuppressed(next);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
