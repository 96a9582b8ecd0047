package org.redress.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    @ParameterizedTest
    @CsvSource({
        "INV-x, inv-X",
        "ΣΊΣΥΦΟΣ, σίσυφος",
        "Straße, STRASSE",
        "Möbel, MO\u0308BEL",
        "ﬁx, FIX",
        "٧٤٨٥٩٦, 748596",
        "７４８, 748",
        "K, \u212a"
    })
    void numbers_are_equal_in_any_case_form_and_script(String one, String other) {
        assertThat(FoldedText.ofNumber(one)).isEqualTo(FoldedText.ofNumber(other));
    }

    @ParameterizedTest
    @CsvSource({"ΣΊΣΥΦΟΣ-f1, ΣΊΣΥΦΟΣ", "ΣΊΣΥΦΟΣ-f1, σίσυφος", "xΣ, Σ", "İx, i\u0307"})
    void a_part_of_a_number_is_a_part_of_its_form(String number, String part) {
        assertThat(FoldedText.ofNumber(number)).contains(FoldedText.ofNumber(part));
    }

    @Property
    void the_form_is_the_same_for_all_forms_of_a_text(@ForAll String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);

        assertThat(FoldedText.ofNumber(decomposed)).isEqualTo(FoldedText.ofNumber(text));
        assertThat(FoldedText.ofEmail(decomposed)).isEqualTo(FoldedText.ofEmail(text));
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë@Mail.example, zoe\u0308@mail.EXAMPLE",
        "ΣΊΣΥΦΟΣ@mail.example, σίσυφος@mail.example",
        "a@müller.example, a@xn--mller-kva.example",
        "a@MÜLLER.example, a@mu\u0308ller.example",
        "a@例え.テスト, a@XN--R8JZ45G.xn--zckzah",
        "a@例え。テスト, a@例え.テスト"
    })
    void addresses_are_equal_in_any_case_and_form(String one, String other) {
        assertThat(FoldedText.ofEmail(one)).isEqualTo(FoldedText.ofEmail(other));
    }

    @ParameterizedTest
    @CsvSource({
        "ıan@mail.example, ian@mail.example",
        "İan@mail.example, ian@mail.example",
        "strasse@mail.example, straße@mail.example",
        "a@strasse.example, a@straße.example",
        "a@ışık.example, a@işik.example",
        "zoe@mail.example, zoë@mail.example"
    })
    void different_addresses_stay_apart(String one, String other) {
        assertThat(FoldedText.ofEmail(one)).isNotEqualTo(FoldedText.ofEmail(other));
    }
}
