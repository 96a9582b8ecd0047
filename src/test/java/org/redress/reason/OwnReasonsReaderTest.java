package org.redress.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.problem.InvalidRequestException;

class OwnReasonsReaderTest {
    @Test
    void reasons_have_names_without_blanks_at_their_ends_and_perhaps_a_code() {
        assertThat(
                        OwnReasonsReader.read(
                                json(
                                        "{'reasons':[{'names':{'en':' Torn ','fr':'Déchiré','es':' '}},{'names':{'en':'Torn'},'code':'W1'}]}")))
                .containsExactly(
                        new OwnReason(Map.of("en", "Torn", "fr", "Déchiré"), null),
                        new OwnReason(Map.of("en", "Torn"), "W1"));
        assertThat(OwnReasonsReader.read(json("{'reasons':[]}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | reasons is required",
                "{'reasons':{}} | reasons must be a list of 0..100 objects",
                "{'reasons':['Torn']} | reasons[0] must be an object",
                "{'reasons':[{}]} | reasons[0].names is required",
                "{'reasons':[{'names':'Torn'}]} | reasons[0].names must be an object",
                "{'reasons':[{'names':{'de':'Gerissen'}}]} | reasons[0].names.en is required",
                "{'reasons':[{'names':{'en':'Torn','it':'Strappato'}}]} | reasons[0].names.it must be one of the languages en, de, fr, es",
                "{'reasons':[{'names':{'en':'$'}}]} | reasons[0].names.en must have at most 100 characters",
                "{'reasons':[{'names':{'en':'Torn'},'code':'W-1'}]} | reasons[0].code must have 1..16 letters and digits of ASCII",
                "{'reasons':[{'names':{'en':'Torn'},'code':'1'}]} | reasons[0].code must have 1..16 letters and digits of ASCII",
                "{'reasons':[{'names':{'en':'Torn'}},{'names':{'en':'Torn'}}]} | reasons[1].names must differ from those of the other reasons"
            })
    void an_invalid_reason_is_refused_with_its_place_and_its_rule(String body, String message) {
        JsonObject given = json(body.replace("$", "x".repeat(101)));
        assertThatThrownBy(() -> OwnReasonsReader.read(given))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
