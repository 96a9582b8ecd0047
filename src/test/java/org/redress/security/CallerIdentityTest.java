package org.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.redress.idempotency.IdempotentRequest;
import org.redress.limits.Bulkhead;
import org.redress.limits.RateLimitFilterTest;
import org.redress.run.Issuer;

/** Keys, rates and shares of a caller belong to that caller alone. */
class CallerIdentityTest {
    private static final String OTHER_ISSUER = "https://other.example";
    private static Path folder;
    private static TokenVerifier verifier;

    /** Claims of a token that identify its caller; null for a missing claim. */
    record Token(String issuer, String subject, String client, Set<Integer> merchants) {
        Caller caller() {
            Map<String, Object> claims = new HashMap<>(Sso.claims());
            claims.put("iss", issuer);
            claims.put("sub", subject);
            claims.put("azp", client);
            claims.put("clientIds", merchants);
            claims.values().removeIf(Objects::isNull);
            try {
                return verifier.verify(Sso.sign(Sso.header(JWSAlgorithm.ES256).build(), claims));
            } catch (InvalidTokenException | JwksUnavailableException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeContainer
    static void trustTwoIssuersWithTheSameKeys() throws IOException {
        folder = Files.createTempDirectory("issuers");
        Sso sso = new Sso(folder);
        verifier = sso.with("sso.2.issuer", OTHER_ISSUER)
                .with("sso.2.audience", Issuer.AUDIENCE)
                .with("sso.2.keys", sso.file(Sso.publicKeys()))
                .start();
    }

    @AfterContainer
    static void forgetTheKeys() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    // Few values, so that tokens often differ in one part alone; some of which look alike when they are joined
    @Provide
    Arbitrary<Token> tokens() {
        Arbitrary<String> names = Arbitraries.of("a", "A", "b", "a,b", "1", "a\u00a0");
        return Combinators.combine(
                        Arbitraries.of(Issuer.NAME, OTHER_ISSUER),
                        names.injectNull(0.3),
                        names.injectNull(0.3),
                        Arbitraries.of(1, 2, 12).set().ofMaxSize(3))
                .as(Token::new)
                .filter(token -> token.subject() != null || token.client() != null);
    }

    @Property(tries = 400)
    void tokens_that_differ_share_no_key_no_bucket_and_no_share(
            @ForAll("tokens") Token first, @ForAll("tokens") Token second) throws IOException {
        Assume.that(!first.equals(second));
        Caller one = first.caller();
        Caller other = second.caller();

        assertThat(one.identity()).isNotEqualTo(other.identity());
        assertKeysDiffer(one, other);
        assertBucketsDiffer(one, other);
        assertSharesDiffer(one, other);
    }

    private static void assertKeysDiffer(Caller one, Caller other) {
        for (int merchant : one.clientIds()) {
            String key = IdempotentRequest.id(one.narrowedTo(merchant), "disputes", "k");
            for (int another : other.clientIds()) {
                assertThat(IdempotentRequest.id(other.narrowedTo(another), "disputes", "k"))
                        .isNotEqualTo(key);
            }
        }
    }

    private static void assertBucketsDiffer(Caller one, Caller other) throws IOException {
        ContainerRequestFilter limit = RateLimitFilterTest.callersLimit(1);
        limit.filter(RateLimitFilterTest.callOf(one));
        limit.filter(RateLimitFilterTest.callOf(one));
        assertThatThrownBy(() -> limit.filter(RateLimitFilterTest.callOf(one)))
                .isInstanceOf(ClientErrorException.class);
        assertThatCode(() -> limit.filter(RateLimitFilterTest.callOf(other))).doesNotThrowAnyException();
    }

    // Uploads have a bulkhead of their own, of the same type
    private static void assertSharesDiffer(Caller one, Caller other) {
        Bulkhead bulkhead = new Bulkhead(4, 0, 25, 100);
        bulkhead.acquire(one);
        assertThatThrownBy(() -> bulkhead.acquire(one)).isInstanceOf(ServiceUnavailableException.class);
        assertThatCode(() -> bulkhead.acquire(other)).doesNotThrowAnyException();
    }

    @Property(tries = 50)
    void a_renewed_token_is_the_same_caller_s(@ForAll("tokens") Token token) {
        Caller before = token.caller();
        Caller after = token.caller();

        assertThat(after.identity()).isEqualTo(before.identity());
        for (int merchant : before.clientIds()) {
            assertThat(IdempotentRequest.id(after.narrowedTo(merchant), "disputes", "k"))
                    .isEqualTo(IdempotentRequest.id(before.narrowedTo(merchant), "disputes", "k"));
        }
    }
}
