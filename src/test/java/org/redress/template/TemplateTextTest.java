package org.redress.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTextTest {
    @ParameterizedTest
    @EnumSource
    void each_variable_is_known(TemplateVariable variable) {
        TemplateText text = new TemplateText("Dear " + variable.written() + "!");
        assertThat(text.unknownVariable()).isEmpty();
        assertThat(text.variables()).containsExactly(variable);
        assertThat(text.filled(each -> "Zoë 李")).isEqualTo("Dear Zoë 李!");
    }

    @Test
    void a_name_that_is_no_variable_is_found() {
        assertThat(new TemplateText("{customer} {Customer}").unknownVariable()).hasValue("Customer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ customer }", "{}", "{", "{1}", "} {", "{order number}"})
    void other_braces_stand_for_themselves(String text) {
        TemplateText template = new TemplateText(text);
        assertThat(template.unknownVariable()).isEmpty();
        assertThat(template.filled(variable -> "wrong")).isEqualTo(text);
    }

    @Test
    void values_are_not_searched_for_variables() {
        TemplateText text = new TemplateText("{customer} {{ticketNumber}}");
        assertThat(text.filled(variable -> variable == TemplateVariable.CUSTOMER ? "{ticketNumber} $1\\" : "7"))
                .isEqualTo("{ticketNumber} $1\\ {7}");
    }
}
