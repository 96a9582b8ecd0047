package org.redress.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.redress.run.InstalledPrograms;
import org.redress.run.Server;

/** Debian's ClamAV daemon with a single signature: the harmless EICAR test file. */
final class Clamd implements AutoCloseable {
    /** In two halves, so that virus scanners do not report this source file. */
    static final byte[] VIRUS = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    static final int MOST_BYTES = 1024 * 1024;

    private final Path folder;
    private final int port;
    private Server daemon;

    Clamd() throws IOException, InterruptedException {
        // Not in target: the daemon may run as a user without access to it
        folder = Files.createTempDirectory("redress-clamd-");
        Path signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(
                signatures.resolve("test.ndb"),
                "Eicar-Test-Signature:0:0:" + HexFormat.of().formatHex(VIRUS) + "\n");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("clamd.conf"),
                """
                DatabaseDirectory %s
                TemporaryDirectory %s
                TCPSocket %d
                TCPAddr 127.0.0.1
                Foreground yes
                StreamMaxLength %d
                """
                        .formatted(signatures, folder, port, MOST_BYTES));
        open();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void open() throws InterruptedException {
        daemon = Server.start(
                new ProcessBuilder(
                                InstalledPrograms.ofThisMachine().path("clamd").toString(),
                                "--config-file=" + folder.resolve("clamd.conf"))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile()),
                port);
        daemon.await(folder.resolve("log"), Cluster.PATIENCE, this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    void kill() {
        daemon.kill();
    }

    @Override
    public void close() throws IOException {
        daemon.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
