package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComplaintDetailsTest {
    private static final ComplaintDetails SAID =
            about("987212", "products-related", "Zoë's screen is broken \uD83D\uDE00");

    private static ComplaintDetails about(@Nullable String orderId, String category, String description) {
        return new ComplaintDetails("WEB", orderId, category, description, null);
    }

    /** Fingerprints are stored: this one was computed outside of Java. */
    @Test
    void the_fingerprint_is_this() {
        assertThat(SAID.fingerprint()).isEqualTo("131329e451cc9501842e65497fafefc006241c5632897f8202f49d465def9809");
    }

    @ParameterizedTest
    @MethodSource("saidAgain")
    void the_same_words_about_the_same_order_are_the_same_complaint(ComplaintDetails again) {
        assertThat(again.fingerprint()).isEqualTo(SAID.fingerprint());
    }

    static Stream<ComplaintDetails> saidAgain() {
        return Stream.of(
                about(SAID.orderId(), SAID.category(), SAID.description()),
                about(SAID.orderId(), SAID.category(), "\n " + SAID.description() + "\u2003"),
                new ComplaintDetails("TELEGRAM", SAID.orderId(), SAID.category(), SAID.description(), null),
                new ComplaintDetails("WEB", SAID.orderId(), SAID.category(), SAID.description(), "call-1"));
    }

    @ParameterizedTest
    @MethodSource("saidOtherwise")
    void another_order_category_or_text_is_another_complaint(ComplaintDetails other) {
        assertThat(other.fingerprint()).isNotEqualTo(SAID.fingerprint());
    }

    static Stream<ComplaintDetails> saidOtherwise() {
        return Stream.of(
                about(null, SAID.category(), SAID.description()),
                about("987213", SAID.category(), SAID.description()),
                about("0987212", SAID.category(), SAID.description()),
                about(SAID.orderId(), "order-related", SAID.description()),
                about(SAID.orderId(), SAID.category(), SAID.description() + "!"),
                about(SAID.orderId(), SAID.category(), "Zoe's screen is broken \uD83D\uDE00"),
                about("987212products-related", "", SAID.description()));
    }

    @Test
    void a_fingerprint_fits_its_column_whatever_was_said() {
        assertThat(about(null, "x".repeat(255), "李".repeat(10_000)).fingerprint())
                .matches("[0-9a-f]{64}");
    }
}
