package org.redress.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.order.OrderView.IdentityView;

class CustomerProfileViewTest {
    private static final UUID ID = UUID.fromString("06071fcd-78bd-4114-9ee1-7e4113c7c35b");

    @Test
    void the_text_of_the_entity_tag_has_each_value_with_its_length_and_no_names() {
        CustomerProfileView view =
                view("Zoë", null, new IdentityView("TELEGRAM", "51342"), new IdentityView("WEB", ""));

        assertThat(view.canonicalText())
                .isEqualTo("36:06071fcd-78bd-4114-9ee1-7e4113c7c35b1:7-1:3:Zoë-1:-1:-1:"
                        + "20:2023-01-01T00:00:00Z-1:8:TELEGRAM5:513423:WEB0:");
    }

    @Test
    void the_same_characters_in_other_fields_are_another_text() {
        assertThat(view("AnnMary", null).canonicalText())
                .isNotEqualTo(view("Ann", "Mary").canonicalText())
                .isNotEqualTo(view(null, "AnnMary").canonicalText());
    }

    private static CustomerProfileView view(String firstName, String lastName, IdentityView... identities) {
        return new CustomerProfileView(
                ID, 7, null, firstName, lastName, null, null, "2023-01-01T00:00:00Z", null, List.of(identities));
    }
}
