package org.redress.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The expected digests were computed outside of Java, from the text in UTF-16BE. */
class CanonicalFormTest {
    private static final UUID ID = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");

    private static CanonicalForm values(@Nullable String... values) {
        CanonicalForm form = CanonicalForm.of("test");
        for (int n = 0; n < values.length; n++) {
            form.add("v" + n, values[n]);
        }
        return form;
    }

    @Test
    void text_and_digest_are_these() {
        CanonicalForm form = CanonicalForm.of("test")
                .add("text", "Zoë 😀")
                .add("none", (String) null)
                .add("id", ID)
                .add("at", Instant.parse("2026-11-20T12:00:00Z"))
                .add("number", 7)
                .add("amount", new BigDecimal("10.50"))
                .add("form", CanonicalForm.of("part").add("a", "b"))
                .addTexts("texts", Stream.of("x", ""))
                .addForms("forms", Stream.of(CanonicalForm.of("part")));
        assertThat(form)
                .hasToString("kind=4:testtext=6:Zoë 😀none=-id=36:e5477d6d-eb90-4dd8-a823-2fc664541859"
                        + "at=20:2026-11-20T12:00:00Znumber=1:7amount=4:10.5form{16:kind=4:parta=1:b"
                        + "texts[5:1:x0:forms[14:11:kind=4:part");
        assertThat(form.digest()).isEqualTo("d772eafc8b4f285eba828085dec4d00d22d3af9e946e5dc52f0b1ba0e375ce81");
        assertThat(CanonicalForm.of("").digest())
                .isEqualTo("60b778f20cb53b7dff0e57e797fb2aaf7da2f31a635e8dcb2d2d8ea77ace25e2");
    }

    @Test
    void null_differs_from_the_empty_text_and_from_its_sign() {
        assertThat(Stream.of(values((String) null), values(""), values("-"), values()))
                .extracting(CanonicalForm::digest)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_list_differs_from_its_text_and_from_another_grouping() {
        assertThat(Stream.of(
                        CanonicalForm.of("test").addTexts("a", Stream.of("b", "c")),
                        CanonicalForm.of("test").addTexts("a", Stream.of("bc")),
                        CanonicalForm.of("test").addTexts("a", Stream.of("b")).addTexts("a", Stream.of("c")),
                        CanonicalForm.of("test").addTexts("a", Stream.of("c", "b")),
                        CanonicalForm.of("test").addTexts("a", Stream.of()),
                        CanonicalForm.of("test").addTexts("a", Stream.of("")),
                        CanonicalForm.of("test").add("a", "1:b1:c")))
                .extracting(CanonicalForm::digest)
                .doesNotHaveDuplicates();
    }

    @Test
    void numbers_are_compared_by_value() {
        assertThat(Stream.of("10", "10.0", "1E+1", "10.000")
                        .map(text -> CanonicalForm.of("test").add("n", new BigDecimal(text))))
                .extracting(CanonicalForm::digest)
                .containsOnly(CanonicalForm.of("test").add("n", 10).digest());
        assertThat(CanonicalForm.of("test").add("n", new BigDecimal("0.00")))
                .hasToString(CanonicalForm.of("test").add("n", 0).toString());
    }

    @Test
    void halves_of_characters_are_no_question_marks() {
        assertThat(Stream.of(values("\uD83D"), values("\uDE00"), values("?"), values("\uFFFD")))
                .extracting(CanonicalForm::digest)
                .doesNotHaveDuplicates();
    }

    /** Also where text moves from one value to the next, or looks like the form's own signs. */
    @Property
    void values_are_equal_where_their_digests_are(
            @ForAll("listsOfTexts") List<String> some, @ForAll("listsOfTexts") List<String> others) {
        assertThat(values(some.toArray(String[]::new))
                        .digest()
                        .equals(values(others.toArray(String[]::new)).digest()))
                .isEqualTo(some.equals(others));
    }

    @Property
    void text_that_moves_to_the_next_value_makes_another_digest(@ForAll("listsOfTexts") List<String> some) {
        for (int n = 0; n + 1 < some.size(); n++) {
            if (some.get(n) != null && !some.get(n).isEmpty() && some.get(n + 1) != null) {
                String text = some.get(n);
                List<String> moved = new ArrayList<>(some);
                moved.set(n, text.substring(0, text.length() - 1));
                moved.set(n + 1, text.substring(text.length() - 1) + some.get(n + 1));
                assertThat(values(moved.toArray(String[]::new)).digest())
                        .isNotEqualTo(values(some.toArray(String[]::new)).digest());
            }
        }
    }

    @Provide
    Arbitrary<List<String>> listsOfTexts() {
        return Arbitraries.strings()
                .withChars("v0123=:{[-")
                .ofMaxLength(4)
                .injectNull(0.2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
