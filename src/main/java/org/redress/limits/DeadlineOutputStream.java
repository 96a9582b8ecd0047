package org.redress.limits;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Response that fails when its client reads it too slowly. */
final class DeadlineOutputStream extends FilterOutputStream {
    private final WaitAllowance allowance;

    DeadlineOutputStream(OutputStream response, WaitAllowance allowance) {
        super(response);
        this.allowance = allowance;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    /** @throws IOException if the client has used up its allowance */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        long begin = System.nanoTime();
        out.write(bytes, offset, length);
        check(System.nanoTime() - begin, length);
    }

    @Override
    public void flush() throws IOException {
        long begin = System.nanoTime();
        out.flush();
        check(System.nanoTime() - begin, 0);
    }

    private void check(long nanos, int bytes) throws IOException {
        if (!allowance.spend(nanos, bytes)) {
            throw new IOException("the client reads the response too slowly");
        }
    }
}
