package org.redress.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A persistent HTTP/1.1 connection to a server. Written by hand: on two cores the driver must be cheap. */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Target target;
    private Socket socket;
    private InputStream in;

    Connection(Target target) {
        this.target = target;
    }

    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Answer send(Call call) {
        byte[] request = request(call);
        try {
            boolean kept = socket != null;
            try {
                return send(request);
            } catch (IOException e) {
                close();
                if (!kept || call.body() != null) {
                    throw e;
                }
                // Closed by the server while idle
                return send(request);
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    private byte[] request(Call call) {
        String token = target.token(call);
        StringBuilder text = new StringBuilder(1024);
        text.append(call.body() == null ? "GET " : "POST ")
                .append(target.path(call))
                .append(" HTTP/1.1\r\n");
        text.append("Host: localhost\r\n");
        if (token != null) {
            text.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (call.known() != null) {
            text.append("If-None-Match: ").append(call.known()).append("\r\n");
        }
        String body = "";
        if (call.body() != null) {
            body = call.body().replace(Call.NEVER_THE_SAME, UUID.randomUUID().toString());
            text.append("Content-Type: application/json\r\nContent-Length: ");
            text.append(body.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
        }
        return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
    }

    private Answer send(byte[] request) throws IOException {
        if (socket == null) {
            socket = new Socket("localhost", target.port());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
        }
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = "chunked".equals(headers.get("transfer-encoding"))
                ? chunks()
                : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        if ("close".equals(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(65_536);
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(128);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException(target.name() + " closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // Closed already
        }
        socket = null;
    }
}
