package org.redress.limits;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Body of a request that ends with 408 when the client has used up its allowance, or the connection breaks. */
final class DeadlineInputStream extends InputStream {
    private final InputStream body;
    private final WaitAllowance allowance;

    DeadlineInputStream(InputStream body, WaitAllowance allowance) {
        this.body = body;
        this.allowance = allowance;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws ClientErrorException (408) if the rest of the body did not arrive in time */
    @Override
    public int read(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        long begin = System.nanoTime();
        try {
            int count = body.read(bytes, offset, length);
            if (allowance.spend(System.nanoTime() - begin, Math.max(0, count))) {
                return count;
            }
            throw new ClientErrorException(Response.Status.REQUEST_TIMEOUT);
        } catch (IOException e) {
            // The server's own time limit for a read, or a connection that ended: there is no more to come
            throw new ClientErrorException(Response.Status.REQUEST_TIMEOUT, e);
        }
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
