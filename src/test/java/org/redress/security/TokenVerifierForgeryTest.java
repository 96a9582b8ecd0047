package org.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.run.Issuer;

class TokenVerifierForgeryTest {
    private static final RSAKey ATTACKER = new Issuer().key();
    private static final String CLAIMS = new Payload(Sso.claims()).toString();

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_our_sso_did_not_sign_as_we_want_it_is_refused(String what, String token) {
        assertRefused(token);
    }

    static Stream<Arguments> what_our_sso_did_not_sign_as_we_want_it_is_refused() throws Exception {
        String good = Sso.token();
        String[] parts = good.split("\\.");
        JWSHeader header = Sso.header(JWSAlgorithm.RS256).build();
        Payload payload = new Payload(CLAIMS);
        return Stream.of(
                arguments("nothing", ""),
                arguments("a blank", " "),
                arguments("garbage", "garbage"),
                arguments("no Unicode", "\uD83D.\u0000.\uFFFF"),
                arguments("dots", ".."),
                arguments("four dots", "...."),
                arguments("two dots of nonsense", "a.b.c"),
                arguments("two dots of JSON that says nothing", encoded("{}") + "." + encoded("{}") + ".x"),
                arguments("a list in place of a header", encoded("[]") + "." + parts[1] + "." + parts[2]),
                arguments("a list in place of claims", parts[0] + "." + encoded("[1]") + "." + parts[2]),
                arguments("alg none", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "."),
                arguments("alg none, signed", encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]),
                arguments("alg nOnE", encoded("{\"alg\":\"nOnE\"}") + "." + parts[1] + "." + parts[2]),
                arguments("no alg", encoded("{\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2]),
                arguments("no signature", parts[0] + "." + parts[1] + "."),
                arguments("signature of another token", parts[0] + "." + parts[1] + "." + otherSignature()),
                arguments("tampered payload", parts[0] + "." + encoded(forOtherClients()) + "." + parts[2]),
                arguments(
                        "tampered header",
                        encoded(header.toString().replace("JWT", "jwt")) + good.substring(good.indexOf('.'))),
                arguments(
                        "HS256 with the public key as DER",
                        mac(Sso.RSA.toRSAPublicKey().getEncoded())),
                arguments("HS256 with the public key as PEM", mac(pem().getBytes(StandardCharsets.US_ASCII))),
                arguments(
                        "HS256 with the public key as JWK",
                        mac(Sso.RSA.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8))),
                arguments("the attacker's key under the kid of ours", Sso.sign(header, payload, ATTACKER)),
                arguments("unknown kid", Sso.sign(with(b -> b.keyID(ATTACKER.getKeyID())), payload, ATTACKER)),
                arguments("unknown kid of our key", Sso.sign(with(b -> b.keyID("another")), payload, Sso.RSA)),
                arguments("no kid and the attacker's key", Sso.sign(with(b -> b.keyID(null)), payload, ATTACKER)),
                arguments("kid that is a path", Sso.sign(with(b -> b.keyID("../../dev/null")), payload, ATTACKER)),
                arguments("embedded jwk", Sso.sign(with(b -> b.jwk(ATTACKER.toPublicJWK())), payload, ATTACKER)),
                arguments(
                        "embedded jwk and its kid",
                        Sso.sign(
                                with(b -> b.jwk(ATTACKER.toPublicJWK()).keyID(ATTACKER.getKeyID())),
                                payload,
                                ATTACKER)),
                arguments(
                        "jku",
                        Sso.sign(with(b -> b.jwkURL(URI.create("https://evil.example/keys"))), payload, ATTACKER)),
                arguments(
                        "x5u",
                        Sso.sign(with(b -> b.x509CertURL(URI.create("https://evil.example/x5u"))), payload, ATTACKER)),
                arguments(
                        "crit",
                        Sso.sign(with(b -> b.criticalParams(Set.of("exp")).customParam("exp", 1)), payload, Sso.RSA)),
                arguments(
                        "unencoded payload",
                        Sso.sign(
                                with(b -> b.base64URLEncodePayload(false).criticalParams(Set.of("b64"))),
                                payload,
                                Sso.RSA)),
                arguments(
                        "logout token",
                        Sso.sign(with(b -> b.type(new JOSEObjectType("logout+jwt"))), payload, Sso.RSA)),
                arguments("DPoP proof", Sso.sign(with(b -> b.type(new JOSEObjectType("dpop+jwt"))), payload, Sso.RSA)),
                arguments("a token in a token", Sso.sign(with(b -> b.contentType("JWT")), new Payload(good), Sso.RSA)),
                arguments("encrypted", encrypted(new Payload(good))),
                arguments("longer than 16 KiB", Sso.tokenWith("padding", "x".repeat(16 * 1024))),
                arguments(
                        "deep claims",
                        parts[0] + "." + encoded("{\"a\":" + "[".repeat(11_000)) + "." + parts[2].substring(0, 8)),
                arguments("deep closed claims", parts[0] + "." + encoded("[".repeat(5_500) + "]".repeat(5_500)) + ".x"),
                arguments("deep header", encoded("{\"a\":" + "[".repeat(11_000)) + "." + parts[1] + ".x"),
                arguments(
                        "a claim twice",
                        parts[0] + "." + encoded("{\"iss\":\"a\",\"iss\":\"" + Issuer.NAME + "\"}") + "." + parts[2]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "[\"exp\"]", "\"exp\"", "{}", "[null]"})
    void a_header_with_crit_is_refused_whatever_it_holds(String crit) throws GeneralSecurityException, JOSEException {
        assertRefused(signed("{\"alg\":\"RS256\",\"crit\":" + crit + "}", CLAIMS, Sso.RSA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iss", "aud", "sub"})
    void a_claim_that_is_null_is_none(String claim) throws GeneralSecurityException, JOSEException {
        Map<String, Object> claims = Sso.claims();
        claims.remove(claim);
        String others = new Payload(claims).toString();
        String header = "{\"alg\":\"RS256\"}";

        assertRefused(signed(header, others.replaceFirst("\\{", "{\"" + claim + "\":null,"), Sso.RSA));
    }

    @ParameterizedTest
    @CsvSource({"1024, RS256", "1024, PS256", "2040, RS256"})
    void a_short_rsa_key_is_not_used_even_where_it_is_trusted(int bits, String algorithm)
            throws GeneralSecurityException, JOSEException {
        RSAKey key = new RSAKeyGenerator(bits, true).keyID("short").generate();
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"short\"}";
        Sso sso = new Sso(folder);
        TokenVerifier verifier = sso.with("sso.keys", sso.file(Sso.publicKeys(key.toPublicJWK())))
                .start();

        assertThrows(InvalidTokenException.class, () -> verifier.verify(signed(header, CLAIMS, key)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void another_spelling_of_a_good_token_is_refused(String what, UnaryOperator<String> spelling) throws Exception {
        TokenVerifier verifier = new Sso(folder).start();
        String good = tokenWithMinusAndUnderscore();
        String other = spelling.apply(good);
        assertThat(other).isNotEqualTo(good);

        assertThrows(InvalidTokenException.class, () -> verifier.verify(other));
        assertThat(verifier.verify(good).clientIds()).containsExactly(1);
        assertThrows(InvalidTokenException.class, () -> verifier.verify(other));
    }

    static Stream<Arguments> another_spelling_of_a_good_token_is_refused() {
        return Stream.of(
                spelling("padding", good -> good + "=="),
                spelling("padding of the header", good -> good.replaceFirst("\\.", "=.")),
                spelling("plus in the signature", good -> inSignature(good, '-', '+')),
                spelling("slash in the signature", good -> inSignature(good, '_', '/')),
                spelling("a tab", good -> good + "\t"),
                spelling(
                        "a tab inside",
                        good -> good.substring(0, good.length() - 9) + "\t" + good.substring(good.length() - 9)),
                spelling("a line end", good -> good + "\r\n"),
                spelling("a line end inside", good -> good.replaceFirst("\\.", ".\n")),
                spelling("no-break space", good -> good + "\u00a0"),
                spelling("a fourth part", good -> good + "."),
                spelling("unused bits", TokenVerifierForgeryTest::withOtherUnusedBits));
    }

    private static Arguments spelling(String what, UnaryOperator<String> spelling) {
        return arguments(what, spelling);
    }

    private static String inSignature(String token, char from, char to) {
        int signature = token.lastIndexOf('.');
        return token.substring(0, signature) + token.substring(signature).replace(from, to);
    }

    // A signature of 256 bytes leaves four bits of its last character unused
    private static String withOtherUnusedBits(String token) {
        int last = token.length() - 1;
        return token.substring(0, last) + (char) (token.charAt(last) + 1);
    }

    private static String tokenWithMinusAndUnderscore() {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> Sso.tokenWith("jti", String.valueOf(n)))
                .filter(token -> token.indexOf('-', token.lastIndexOf('.')) > 0)
                .filter(token -> token.indexOf('_', token.lastIndexOf('.')) > 0)
                .findFirst()
                .orElseThrow();
    }

    /** Signs a token that the library would not make. */
    private static String signed(String header, String claims, RSAKey key)
            throws GeneralSecurityException, JOSEException {
        boolean pss = header.contains("PS256");
        String unsigned = encoded(header) + "." + encoded(claims);
        Signature signature = Signature.getInstance(pss ? "RSASSA-PSS" : "SHA256withRSA");
        if (pss) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(key.toPrivateKey());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        return unsigned + "." + Base64URL.encode(signature.sign());
    }

    @Test
    void the_tokens_of_these_tests_are_good_but_for_what_is_tested()
            throws GeneralSecurityException, JOSEException, InvalidTokenException, JwksUnavailableException {
        for (String algorithm : List.of("RS256", "PS256")) {
            String token = signed("{\"alg\":\"" + algorithm + "\"}", CLAIMS, Sso.RSA);
            assertThat(new Sso(folder).check(token).clientIds()).containsExactly(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS384", "PS512"})
    void a_trusted_key_with_another_algorithm_is_refused(String algorithm) {
        assertRefused(Sso.sign(Sso.header(JWSAlgorithm.parse(algorithm)).build(), Sso.claims()));
    }

    @Test
    void an_eddsa_key_is_not_used_even_where_it_is_trusted() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] der = pair.getPublic().getEncoded();
        Base64URL x = Base64URL.encode(Arrays.copyOfRange(der, der.length - 32, der.length));
        OctetKeyPair key =
                new OctetKeyPair.Builder(Curve.Ed25519, x).keyID("ed").build();
        String unsigned = encoded("{\"alg\":\"EdDSA\",\"kid\":\"ed\"}") + "." + encoded(CLAIMS);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        String token = unsigned + "." + Base64URL.encode(signature.sign());
        Sso sso = new Sso(folder);

        assertThrows(InvalidTokenException.class, () -> sso.with("sso.keys", sso.file(Sso.publicKeys(key)))
                .check(token));
    }

    @Test
    void why_a_token_is_refused_does_not_repeat_the_token() {
        String token = Sso.tokenWith("aud", "other");

        InvalidTokenException exception = assertThrows(InvalidTokenException.class, () -> new Sso(folder).check(token));

        assertThat(exception.getMessage()).doesNotContain(token);
    }

    @ParameterizedTest
    @MethodSource
    void why_a_token_is_refused_repeats_nothing_that_it_says(String token) {
        InvalidTokenException exception = assertThrows(InvalidTokenException.class, () -> new Sso(folder).check(token));

        assertThat(exception.getMessage()).doesNotContain("Mallory").doesNotContain("\n");
    }

    static Stream<String> why_a_token_is_refused_repeats_nothing_that_it_says() {
        String log = "\n2026-11-21 INFO Mallory is let in";
        Payload payload = new Payload(CLAIMS);
        return Stream.of(
                log,
                encoded(log) + "." + encoded(log) + "." + encoded(log),
                encoded("{\"alg\":\"" + log + "\"}") + "." + encoded(CLAIMS) + ".x",
                encoded("{\"alg\":\"Mallory\"}") + "." + encoded(CLAIMS) + ".x",
                encoded("{\"alg\":\"RS256\",\"Mallory\":" + log) + "." + encoded(CLAIMS) + ".x",
                Sso.sign(with(b -> b.type(new JOSEObjectType(log))), payload, Sso.RSA),
                Sso.sign(with(b -> b.keyID(log)), payload, ATTACKER),
                Sso.sign(with(b -> b.criticalParams(Set.of(log)).customParam(log, log)), payload, Sso.RSA),
                Sso.tokenWith("iss", log),
                Sso.tokenWith("aud", log),
                Sso.tokenWith("exp", log),
                Sso.tokenWith("nbf", log));
    }

    private void assertRefused(String token) {
        TokenVerifier verifier = new Sso(folder).start();
        assertThrows(InvalidTokenException.class, () -> verifier.verify(token));
    }

    private static JWSHeader with(UnaryOperator<JWSHeader.Builder> change) {
        return change.apply(Sso.header(JWSAlgorithm.RS256)).build();
    }

    private static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    private static String otherSignature() {
        String other = Sso.tokenWith("clientIds", 2);
        return other.substring(other.lastIndexOf('.') + 1);
    }

    private static String forOtherClients() {
        Map<String, Object> claims = Sso.claims();
        claims.put("clientIds", "1 2 3 4 5");
        return new Payload(claims).toString();
    }

    private static String mac(byte[] secret) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(Sso.RSA.getKeyID())
                        .build(),
                new Payload(CLAIMS));
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    private static String pem() throws JOSEException {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(Sso.RSA.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String encrypted(Payload payload) throws JOSEException {
        JWEObject token = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).build(), payload);
        token.encrypt(new RSAEncrypter(Sso.RSA));
        return token.serialize();
    }
}
