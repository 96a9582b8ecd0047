package org.redress.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** TCP port of this machine. */
public record Port(int number) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String LISTENING = "0A";

    /**
     * Checks that no process listens. Otherwise a test would call the server of another test, with its old data.
     *
     * @throws IllegalStateException naming the process that listens, if the system shows it to this user
     */
    public void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an ended server may linger
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(number));
        } catch (IOException e) {
            throw new IllegalStateException("Port " + number + " is in use by " + holder() + ": end it first", e);
        }
    }

    private String holder() {
        return process()
                .map(process -> "process " + process.pid()
                        + process.info()
                                .command()
                                .map(command -> " (" + command + ")")
                                .orElse(""))
                .orElse("a process that this user may not see");
    }

    /** Returns the process that listens; empty if the system does not show it to this user. */
    private Optional<ProcessHandle> process() {
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(PROCESSES.resolve("net").resolve(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[3].equals(LISTENING) && columns[1].endsWith(":%04X".formatted(number)))
                .map(columns -> "socket:[" + columns[9] + "]")
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .filter(process ->
                        files(PROCESSES.resolve(process.pid() + "/fd")).anyMatch(sockets::contains))
                .findFirst();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table).stream().skip(1) : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> files(Path descriptors) {
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.map(Port::target).toList().stream();
        } catch (IOException e) {
            // Another user's process, or one that has just ended
            return Stream.empty();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // Closed since it was listed
            return "";
        }
    }
}
