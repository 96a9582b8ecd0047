package org.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The keys at an address, in good days and in bad ones. Time is the test's own but where it says how long it waits. */
@Tag("server")
class RemoteJwkSourceTest {
    /** Time limit of a fetch. A working SSO answers in less, also on a busy machine; one that hangs does not. */
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(4);

    /** Two fetches, and the time that a busy machine takes. Calls that queue for fetches would exceed it. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Duration SIX_MINUTES = Duration.ofMinutes(6);
    private static final String GOOD =
            Sso.tokenWith("exp", Sso.NOW.plus(Duration.ofDays(1)).getEpochSecond());

    @TempDir
    private Path folder;

    private KeyServer server;
    private Sso sso;
    private TokenVerifier verifier;

    @BeforeEach
    void startTheSso() throws IOException {
        server = new KeyServer();
        sso = new Sso(folder).with("sso.keys", server.address());
        verifier = sso.start();
    }

    /** Makes fetches fail early, for an SSO that will hang. */
    private void limitFetches() {
        verifier = sso.withFetchLimit(FETCH_LIMIT).start();
    }

    @AfterEach
    void stopTheSso() {
        server.close();
    }

    private static String tokenOfKey(String kid) {
        return Sso.sign(Sso.header(JWSAlgorithm.RS256).keyID(kid).build(), Sso.claims());
    }

    private static String elliptic() {
        return Sso.sign(Sso.header(JWSAlgorithm.ES256).build(), Sso.claims());
    }

    private void assertGood(String token) {
        assertThat(assertTimeout(SOON, () -> verifier.verify(token)).clientIds())
                .containsExactly(1);
    }

    private void assertRefused(String token) {
        assertTimeout(SOON, () -> assertThrows(InvalidTokenException.class, () -> verifier.verify(token)));
    }

    private void assertOutOfReach(String token) {
        assertTimeout(SOON, () -> assertThrows(JwksUnavailableException.class, () -> verifier.verify(token)));
    }

    @Test
    void keys_are_fetched_once_for_many_tokens() {
        assertThat(server.fetches).hasValue(0);

        IntStream.range(0, 50).forEach(i -> assertGood(GOOD));

        assertThat(server.fetches).hasValue(1);
    }

    @Test
    void a_token_s_own_key_address_is_never_visited() {
        verifier = new Sso(folder).start();

        assertRefused(Sso.sign(
                Sso.header(JWSAlgorithm.RS256)
                        .keyID("theirs")
                        .jwkURL(URI.create(server.address()))
                        .x509CertURL(URI.create(server.address()))
                        .build(),
                Sso.claims()));

        assertThat(server.fetches).hasValue(0);
    }

    @Test
    void a_new_key_works_at_once_even_right_after_the_first_fetch() throws Exception {
        server.set(KeyServer.showing(new JWKSet(Sso.RSA.toPublicJWK()).toString()));
        assertGood(GOOD);

        server.set(KeyServer.showing(new JWKSet(Sso.EC.toPublicJWK()).toString()));

        assertThat(verifier.verify(elliptic()).clientIds()).containsExactly(1);
        assertThat(server.fetches).hasValue(2);
        assertRefused(Sso.tokenWith("jti", "not seen before"));
    }

    @Test
    void a_flood_of_200_made_up_keys_makes_us_fetch_twice_in_ten_seconds() throws Exception {
        assertGood(GOOD);
        for (int round = 1; round <= 3; round++) {
            int number = round;
            List<Callable<Object>> flood = IntStream.range(0, 200)
                    .<Callable<Object>>mapToObj(i -> () -> {
                        String token = tokenOfKey("made up " + number + "-" + i);
                        assertRefused(token);
                        return assertThrows(InvalidTokenException.class, () -> verifier.verify(token));
                    })
                    .toList();
            allAtOnce(flood);

            assertThat(server.fetches.get()).isBetween(1 + round, 2 * round);
            assertGood(GOOD);
            sso.later(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_key_that_comes_amid_a_flood_works_after_ten_seconds() {
        server.set(KeyServer.showing(new JWKSet(Sso.RSA.toPublicJWK()).toString()));
        assertGood(GOOD);
        assertRefused(tokenOfKey("made up"));

        server.set(KeyServer.showing(Sso.publicKeys()));

        assertRefused(elliptic());
        sso.later(Duration.ofSeconds(10));
        assertGood(elliptic());
    }

    @Test
    void a_withdrawn_key_is_forgotten_a_fetch_after_five_minutes() {
        assertGood(GOOD);
        server.set(KeyServer.showing(new JWKSet(Sso.EC.toPublicJWK()).toString()));
        sso.later(SIX_MINUTES);

        assertGood(GOOD);

        // Behind its back: the next but few is refused
        InvalidTokenException exception = assertTimeoutPreemptively(SOON, () -> {
            for (int n = 1; ; n++) {
                try {
                    verifier.verify(Sso.tokenWith(
                            "exp",
                            Sso.NOW.plus(Duration.ofDays(1)).plusSeconds(n).getEpochSecond()));
                } catch (InvalidTokenException e) {
                    return e;
                }
            }
        });
        assertThat(exception).hasMessageContaining("no matching key");
    }

    static Stream<Arguments> badDays() {
        return Stream.of(
                badDay("status 500", s -> KeyServer.answering(500, "")),
                badDay("status 404 with keys", s -> KeyServer.answering(404, Sso.publicKeys())),
                badDay("redirect", s -> KeyServer.answering(302, "")),
                badDay("nothing", s -> KeyServer.showing("")),
                badDay("sign-in page", s -> KeyServer.showing("<html>Sign in</html>")),
                badDay("no keys", s -> KeyServer.showing("{\"keys\":[]}")),
                badDay("half a key", s -> KeyServer.showing("{\"keys\":[{\"kty\":\"RSA\"}]}")),
                badDay("deep JSON", s -> KeyServer.showing("[".repeat(200_000))),
                badDay("good keys, but huge", s -> KeyServer.showing(Sso.publicKeys() + " ".repeat(300_000))),
                badDay("no end of it", s -> KeyServer.flooding()),
                badDay("hanging up", s -> KeyServer.closing()),
                badDay("hanging", KeyServer::hanging),
                badDay("dripping", KeyServer::dripping));
    }

    private static Arguments badDay(String what, Function<KeyServer, KeyServer.Mood> mood) {
        return arguments(what, mood);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badDays")
    void known_keys_go_on_for_an_hour_and_then_are_good_no_more(String what, Function<KeyServer, KeyServer.Mood> mood) {
        limitFetches();
        assertGood(GOOD);
        sso.later(RemoteJwkSource.REFRESH_AFTER.minusSeconds(1));
        server.set(mood.apply(server));

        for (int minutes = 0; minutes <= 60; minutes += 12) {
            assertTimeout(FETCH_LIMIT.dividedBy(2), () -> verifier.verify(GOOD), "known keys never wait");
            sso.later(Duration.ofMinutes(12));
        }

        assertOutOfReach(GOOD);
        server.set(KeyServer.showing(Sso.publicKeys()));
        sso.later(RemoteJwkSource.RATE_LIMIT_WINDOW);
        assertGood(GOOD);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badDays")
    void an_unknown_key_is_refused_while_known_ones_go_on(String what, Function<KeyServer, KeyServer.Mood> mood) {
        limitFetches();
        assertGood(GOOD);
        server.set(mood.apply(server));

        assertRefused(tokenOfKey("made up"));
        assertRefused(tokenOfKey("made up"));
        assertGood(GOOD);
        assertThat(server.fetches).hasValueLessThanOrEqualTo(1 + fetches(what));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badDays")
    void without_any_key_nobody_is_blamed_and_all_is_well_ten_seconds_after(
            String what, Function<KeyServer, KeyServer.Mood> mood) {
        limitFetches();
        server.set(mood.apply(server));

        assertOutOfReach(GOOD);
        assertOutOfReach(tokenOfKey("made up"));
        assertRefused("garbage");
        assertRefused(Sso.tokenWith("iss", "https://evil.example"));
        assertThat(server.fetches).hasValueLessThanOrEqualTo(2 * fetches(what));

        server.set(KeyServer.showing(Sso.publicKeys()));
        sso.later(RemoteJwkSource.RATE_LIMIT_WINDOW);
        assertGood(GOOD);
    }

    /** Where a server hangs up on it, the JDK's client tries once more of its own accord. */
    private static int fetches(String badDay) {
        return badDay.equals("hanging up") ? 2 : 1;
    }

    @Test
    void an_sso_slower_than_the_limit_is_given_up_and_asked_again() {
        limitFetches();
        server.set(KeyServer.slowly(FETCH_LIMIT.plusSeconds(1)));
        assertOutOfReach(GOOD);

        server.set(KeyServer.slowly(Duration.ofMillis(200)));
        assertGood(GOOD);
        assertThat(server.fetches).hasValue(2);
    }

    @Test
    void without_an_sso_at_the_address_nobody_is_blamed() {
        server.close();

        assertOutOfReach(GOOD);
    }

    @Test
    void nobody_waits_long_with_twenty_at_once_and_an_sso_that_hangs() throws Exception {
        limitFetches();
        server.set(server.hanging());
        allAtOnce(twenty(() -> assertOutOfReach(GOOD)));
        int fetches = server.fetches.get();
        assertThat(fetches).isBetween(1, 2);

        server.set(KeyServer.showing(Sso.publicKeys()));
        sso.later(RemoteJwkSource.RATE_LIMIT_WINDOW);
        assertGood(GOOD);

        server.set(server.hanging());
        List<Callable<Object>> calls = new ArrayList<>(twenty(() -> assertRefused(tokenOfKey("made up"))));
        calls.addAll(twenty(() -> assertGood(GOOD)));
        allAtOnce(calls);
        assertThat(server.fetches).hasValue(fetches + 2);
    }

    private static List<Callable<Object>> twenty(Runnable call) {
        return IntStream.range(0, 20).mapToObj(i -> Executors.callable(call)).toList();
    }

    private static void allAtOnce(List<Callable<Object>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
