package org.redress.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Programs that the build cannot download, from Debian packages.
 *
 * @param folders where they are searched
 */
public record InstalledPrograms(List<Path> folders) {
    private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

    /** Profile of the build that needs programs. */
    public enum Profile {
        NODES(Map.of(
                "haproxy", "haproxy",
                "clamd", "clamav-daemon",
                "initdb", "postgresql",
                "postgres", "postgresql",
                "pg_isready", "postgresql-client",
                "createdb", "postgresql-client",
                "pg_dump", "postgresql-client",
                "pg_restore", "postgresql-client")),
        CLUSTER(Map.of(
                "haproxy", "haproxy",
                "initdb", "postgresql",
                "postgres", "postgresql",
                "patroni", "patroni",
                "etcd", "etcd-server"));

        private final Map<String, String> packages;

        Profile(Map<String, String> packages) {
            this.packages = new TreeMap<>(packages);
        }
    }

    /** Returns those of this machine: on the path, in sbin, and the server of PostgreSQL beside its versions. */
    public static InstalledPrograms ofThisMachine() {
        return new InstalledPrograms(Stream.of(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .map(Path::of),
                        // Not on the path of every user
                        Stream.of(Path.of("/usr/sbin"), Path.of("/sbin")),
                        versionsOfPostgresql())
                .flatMap(folder -> folder)
                .toList());
    }

    private static Stream<Path> versionsOfPostgresql() {
        if (!Files.isDirectory(POSTGRESQL)) {
            return Stream.empty();
        }
        try (Stream<Path> versions = Files.list(POSTGRESQL)) {
            return versions.map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks all programs of a profile.
     *
     * @throws IllegalStateException naming all that are missing, and the packages to install
     */
    public void requireAll(Profile profile) {
        List<String> missing = profile.packages.keySet().stream()
                .filter(program -> find(program).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "mvn verify -P" + profile.name().toLowerCase(Locale.ROOT) + " needs " + String.join(", ", missing)
                            + ": apt-get install "
                            + missing.stream()
                                    .map(profile.packages::get)
                                    .collect(Collectors.toCollection(TreeSet::new))
                                    .stream()
                                    .collect(Collectors.joining(" ")));
        }
    }

    /**
     * Returns the path of a program.
     *
     * @throws java.util.NoSuchElementException if it is not installed
     */
    public Path path(String program) {
        return find(program).orElseThrow();
    }

    private Optional<Path> find(String program) {
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
