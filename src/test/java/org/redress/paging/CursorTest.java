package org.redress.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final UUID ROW = UUID.fromString("b87a9941-5d89-46a7-8890-3d1beec40def");
    private static final String GOOD = new Cursor("Amount asc", "600.54", ROW, false).text();

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "=",
                "|",
                "a|b||c|",
                "line\nbreak\r\n",
                "2023-12-12T15:49:32.408600Z",
                "600.5400",
                "INV#1234",
                "Zoë O'Brien 李",
                "\uD83D\uDE00",
                "\u0000"
            })
    void a_cursor_is_parsed_to_the_values_it_was_made_of(String value) {
        for (boolean backward : new boolean[] {true, false}) {
            Cursor cursor = new Cursor("InvoiceId desc", value, ROW, backward);

            assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        }
    }

    @Test
    void a_cursor_needs_no_escaping_in_an_address() {
        for (String value : new String[] {"???>>>~~~", "\u00FF\u00FE", "a", "ab", "abc"}) {
            assertThat(new Cursor("Amount asc", value, ROW, true).text()).matches("[\\w-]+");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "next|Amount asc|b87a9941-5d89-46a7-8890-3d1beec40def",
                "next|Amount asc|b87a9941-5d89-46a7-8890-3d1beec40def|600.54",
                "NEXT|Amount asc|b87a9941-5d89-46a7-8890-3d1beec40def|=600.54",
                "|Amount asc|b87a9941-5d89-46a7-8890-3d1beec40def|=600.54",
                "next|Amount asc|B87A9941-5D89-46A7-8890-3D1BEEC40DEF|=600.54",
                "next|Amount asc|1-1-1-1-1|=600.54",
                "next|Amount asc||=600.54",
                "next|Amount|asc|b87a9941-5d89-46a7-8890-3d1beec40def|=600.54",
                "|||",
                "nothing"
            })
    void a_cursor_of_other_values_is_refused(String plain) {
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Cursor.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    @Test
    void a_cursor_in_another_encoding_is_refused() {
        String[] texts = {"", " ", "a", "*", GOOD + "=", GOOD + "==", GOOD + "A", " " + GOOD, GOOD.substring(4), "李"};
        for (String text : texts) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Cursor.parse(text));
        }
    }

    @Test
    void a_cursor_that_is_not_unicode_is_refused() {
        byte[] bytes = ("next|Amount asc|" + ROW + "|=\u00FF").getBytes(StandardCharsets.ISO_8859_1);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Cursor.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }
}
