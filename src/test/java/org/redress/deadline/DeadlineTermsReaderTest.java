package org.redress.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.problem.InvalidRequestException;

class DeadlineTermsReaderTest {
    private static final String VALID = "{'answer':'PT36H','escalation':'P15D','information':'P10D',"
            + "'decision':'P11D','appeal':'P12D','reminderLead':'PT0S'}";

    @Test
    void terms_are_read_and_written_as_the_same() {
        DeadlineTerms terms = DeadlineTermsReader.read(json(VALID));
        assertThat(terms)
                .isEqualTo(new DeadlineTerms(
                        new TimeLimit(Duration.ofHours(36), 0),
                        new TimeLimit(null, 15),
                        new TimeLimit(null, 10),
                        new TimeLimit(null, 11),
                        new TimeLimit(null, 12),
                        Duration.ZERO));
        assertThat(DeadlineTerms.of(terms.stored())).isEqualTo(terms);
        assertThat(DeadlineTermsView.of(terms))
                .isEqualTo(new DeadlineTermsView("PT36H", "P15D", "P10D", "P11D", "P12D", "PT0S"));
    }

    @ParameterizedTest
    @CsvSource({
        "answer, PT36H",
        "escalation, P15D",
        "information, P10D",
        "decision, P11D",
        "appeal, P12D",
        "reminderLead, PT0S"
    })
    void each_term_is_required_has_its_rule_and_a_part_of_the_entity_tag(String name, String value) {
        String member = "'" + name + "':'" + value + "'";
        assertThatThrownBy(() -> read(VALID.replace(member, "'x':1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(name + " is required");
        assertThatThrownBy(() -> read(VALID.replace(member, "'" + name + "':'soon'")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(name + " must be elapsed time");
        assertThat(read(VALID.replace(member, "'" + name + "':'PT5H'")).digest())
                .isNotEqualTo(read(VALID).digest());
    }

    private static DeadlineTerms read(String body) {
        return DeadlineTermsReader.read(json(body));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
