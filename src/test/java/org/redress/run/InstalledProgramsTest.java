package org.redress.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.run.InstalledPrograms.Profile;

class InstalledProgramsTest {
    @TempDir
    private Path folder;

    private InstalledPrograms programs;

    @BeforeEach
    void search() {
        programs = new InstalledPrograms(List.of(Path.of("/no/such/folder"), folder));
    }

    private void install(String... names) throws IOException {
        for (String name : names) {
            assertThat(Files.createFile(folder.resolve(name)).toFile().setExecutable(true))
                    .isTrue();
        }
    }

    @Test
    void all_missing_programs_are_named_at_once_with_the_packages_to_install() throws IOException {
        assertThatIllegalStateException()
                .isThrownBy(() -> programs.requireAll(Profile.NODES))
                .withMessage(
                        "mvn verify -Pnodes needs clamd, createdb, haproxy, initdb, pg_dump, pg_isready, pg_restore,"
                                + " postgres: apt-get install clamav-daemon haproxy postgresql postgresql-client");

        install("createdb", "initdb", "pg_dump", "pg_isready", "pg_restore", "postgres", "haproxy");
        assertThatIllegalStateException()
                .isThrownBy(() -> programs.requireAll(Profile.NODES))
                .withMessage("mvn verify -Pnodes needs clamd: apt-get install clamav-daemon");
        install("clamd");
        programs.requireAll(Profile.NODES);
        assertThatIllegalStateException()
                .isThrownBy(() -> programs.requireAll(Profile.CLUSTER))
                .withMessage("mvn verify -Pcluster needs etcd, patroni: apt-get install etcd-server patroni");
        assertThat(programs.path("clamd")).isEqualTo(folder.resolve("clamd"));
    }
}
