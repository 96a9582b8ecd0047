package org.redress.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Connections that send or read a byte a second. Some of them come again each second, after the server has closed them. */
final class SlowClients implements AutoCloseable {
    private static final int NEW_A_SECOND = 20;
    private static final int SLOW_READERS_BUFFER = 4_096;

    private final int port;
    private final List<SlowClient> clients = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "slow clients");
    private volatile boolean ended;

    SlowClients(int port) {
        this.port = port;
    }

    /** Adds clients that send this and then a byte a second. */
    SlowClients senders(int count, String begin) {
        return add(count, begin, true);
    }

    /** Adds clients that send this and then read a byte a second. */
    SlowClients readers(int count, String request) {
        return add(count, request, false);
    }

    private SlowClients add(int count, String begin, boolean sends) {
        byte[] bytes = begin.getBytes(StandardCharsets.ISO_8859_1);
        for (int n = 0; n < count; n++) {
            clients.add(new SlowClient(bytes, sends));
        }
        return this;
    }

    /** Connects all of them, and goes on in a thread of its own. */
    void start() {
        clients.forEach(SlowClient::connect);
        thread.start();
    }

    private void run() {
        while (!ended) {
            int again = 0;
            for (SlowClient client : clients) {
                if (!client.step() && again++ < NEW_A_SECOND) {
                    client.connect();
                }
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** Returns the status lines of the answers so far, each with its count. */
    String answers() {
        return clients.stream()
                .flatMap(client -> Stream.of(client.answer))
                .collect(Collectors.groupingBy(answer -> answer, Collectors.counting()))
                .toString();
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(SlowClient::close);
    }

    private final class SlowClient {
        private final byte[] begin;
        private final boolean sends;
        private final ByteBuffer read = ByteBuffer.allocate(64);
        private SocketChannel channel;
        private ByteBuffer left;
        private volatile String answer = "none";

        SlowClient(byte[] begin, boolean sends) {
            this.begin = begin;
            this.sends = sends;
        }

        void connect() {
            close();
            try {
                channel = SocketChannel.open();
                if (!sends) {
                    channel.setOption(StandardSocketOptions.SO_RCVBUF, SLOW_READERS_BUFFER);
                }
                channel.connect(new InetSocketAddress("localhost", port));
                channel.configureBlocking(false);
                left = ByteBuffer.wrap(begin);
                channel.write(left);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** @return false if the connection has ended */
        boolean step() {
            try {
                if (left.hasRemaining()) {
                    channel.write(left);
                } else if (sends) {
                    channel.write(ByteBuffer.wrap(new byte[] {' '}));
                }
                // The status line at once, then byte by byte
                read.clear().limit(answer.equals("none") || sends ? read.capacity() : 1);
                int count = channel.read(read);
                if (count > 8 && new String(read.array(), 0, 8, StandardCharsets.US_ASCII).equals("HTTP/1.1")) {
                    answer = new String(read.array(), 9, 3, StandardCharsets.US_ASCII);
                }
                return count >= 0;
            } catch (IOException e) {
                return false;
            }
        }

        void close() {
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
