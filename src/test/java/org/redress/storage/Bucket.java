package org.redress.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.redress.run.Server;

/** A bucket of a real server that speaks S3 and checks each signature, in a process of its own. */
public final class Bucket implements AutoCloseable {
    private static final String JAR = "target/s3proxy.jar";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final String NAME = "redress-evidence";

    private final Path folder;
    private final int port;
    private Server server;

    public Bucket() {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
            folder = Files.createTempDirectory("redress-s3-");
            Files.createDirectories(objects());
            Files.writeString(
                    folder.resolve("s3proxy.conf"),
                    """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v4
                    s3proxy.identity=redress
                    s3proxy.credential=the secret key
                    jclouds.provider=filesystem-nio2
                    jclouds.identity=none
                    jclouds.credential=none
                    jclouds.filesystem.basedir=%s
                    """
                            .formatted(port, objects().getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open();
    }

    /** As the settings of Redress name it. */
    public Map<String, String> settings() {
        return Map.of(
                "EVIDENCE_STORE", "s3",
                "EVIDENCE_S3_ENDPOINT", "http://127.0.0.1:" + port,
                "EVIDENCE_S3_REGION", "eu-central-1",
                "EVIDENCE_S3_BUCKET", NAME,
                "EVIDENCE_S3_ACCESS_KEY", "redress",
                "EVIDENCE_S3_SECRET_KEY", "the secret key");
    }

    /** Also again, with all that is in it. */
    public void open() {
        server = Server.start(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                JAR,
                                "org.gaul.s3proxy.Main",
                                "--properties",
                                folder.resolve("s3proxy.conf").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile()),
                port);
        try {
            server.await(folder.resolve("log"), LONGEST_START, this::listens);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** As a power failure would. */
    public void kill() {
        server.kill();
    }

    /** The names of all objects. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(objects())) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path objects() {
        return folder.resolve("buckets").resolve(NAME);
    }

    @Override
    public void close() {
        server.kill();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
