package org.redress.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Import of orders over plain HTTP/1.1, so that lines can be sent while results are read. */
final class ImportCall implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private int leftOfChunk;

    ImportCall(Redress redress, String token) throws IOException {
        socket = redress.open();
        socket.setSoTimeout(120_000);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
        out.write(("POST /api/rest/v1/1/orders:import HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    void send(String lines) throws IOException {
        send(lines.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] lines) throws IOException {
        out.write((Integer.toHexString(lines.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(lines);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    void end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Reads the status line, and skips the headers. */
    String status() throws IOException {
        String status = headerLine();
        boolean chunked = false;
        for (String header = headerLine(); !header.isEmpty(); header = headerLine()) {
            chunked |= header.equalsIgnoreCase("Transfer-Encoding: chunked");
        }
        if (!chunked) {
            throw new IOException("not streamed: " + status);
        }
        return status;
    }

    /** Reads the next line of the response. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = next(); next != '\n'; next = next()) {
            if (next < 0) {
                throw new IOException("the answer broke off behind " + line.toString(StandardCharsets.UTF_8));
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
        if (leftOfChunk == 0) {
            String size = headerLine();
            leftOfChunk = Integer.parseInt(size.isEmpty() ? headerLine() : size, 16);
        }
        leftOfChunk--;
        return in.read();
    }

    private String headerLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the answer broke off behind " + line);
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
