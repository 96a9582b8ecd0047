package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redress.run.Issuer;
import org.redress.run.Server;

/** Settings with which REDRESS_MODE=production starts, and those with which it does not. */
interface ProductionContract {
    String READY = "/api/rest/v1/health/ready";

    Cluster cluster();

    @Test
    default void production_does_not_start_with_demo_settings_and_names_them_all() throws Exception {
        try (Server node = cluster().another(Map.of("REDRESS_MODE", "production", "DB_URL", ""))) {
            Path log = Path.of("target/servers/" + node.address().getPort() + "/log");
            Cluster.await("Production refuses the demo; " + log, () -> text(log).contains("(DEMO_DATA): no demo data"));
            assertThat(text(log))
                    .contains("(DB_URL): production needs", "(SSO_ISSUER): the demo's issuer")
                    .doesNotContain(Issuer.NAME);
            assertThat(node.answers(READY, Duration.ofSeconds(5))).isFalse();
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    default void production_starts_with_postgresql_and_an_issuer_of_its_own() throws IOException {
        String issuer = "https://sso.shop.example";
        String token = Redress.SSO.sign(Redress.SSO
                .claims("merchant", Duration.ofHours(1), 1)
                .issuer(issuer)
                .build());
        try (Server node =
                cluster().another(Map.of("REDRESS_MODE", "production", "DEMO_DATA", "false", "SSO_ISSUER", issuer))) {
            assertThat(node.answers(READY, Cluster.PATIENCE)).isTrue();
            Redress redress = new Redress(node.address().getPort());
            assertThat(redress.get("/1/disputes", token).status()).isEqualTo(200);
            assertThat(redress.get("/1/disputes").status()).isEqualTo(401);
        }
    }

    /** The output of prepare.sh must work with agents and recordings, which load all classes. */
    @Test
    default void a_prepared_node_starts_from_its_class_archive_and_unpacked_war_also_under_a_flight_recording()
            throws Exception {
        Path place = Files.createDirectories(Path.of("target/prepared")).toAbsolutePath();
        Path jar = place.resolve("payara-micro.jar");
        Files.copy(place.resolveSibling("payara-micro.jar"), jar, StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder prepare = new ProcessBuilder("server-config/payara/prepare.sh").inheritIO();
        prepare.environment()
                .putAll(Map.of(
                        "PAYARA_MICRO", jar.toString(),
                        "WAR", place.resolveSibling("redress.war").toString(),
                        "PORT", Integer.toString(Cluster.PORT + 4),
                        "JAVA_HOME", System.getProperty("java.home")));
        assertThat(prepare.start().waitFor()).isZero();

        Path loaded = place.resolve("loaded");
        String options = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -XX:StartFlightRecording:filename=" + place
                + "/recording.jfr -Xlog:class+load:file=" + loaded;
        try (Server node = cluster().another(Map.of("PAYARA_MICRO", jar.toString(), "JAVA_OPTS", options))) {
            assertThat(node.answers(READY, Cluster.PATIENCE)).isTrue();
            assertThat(text(loaded))
                    .containsPattern("PayaraMicroImpl source: shared objects file")
                    .as("libraries outside of WEB-INF/lib")
                    .contains("/application/lib/flyway-core");
        }
    }
}
