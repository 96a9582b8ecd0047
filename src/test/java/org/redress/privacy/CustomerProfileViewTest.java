package org.redress.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.digest.ChangedRecords;
import org.redress.order.OrderView.IdentityView;

/** The state of a customer's data changes with its content alone; the expected digest was computed outside of Java. */
class CustomerProfileViewTest {
    private static final UUID ID = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");
    private static final CustomerProfileView COMPLETE = new CustomerProfileView(
            ID,
            1,
            ID,
            "Zoë 😀",
            "Oz",
            "zoe@mail.example",
            "IE",
            "2023-12-08T10:15:00Z",
            "2023-12-08T10:16:00Z",
            "2023-12-08T10:17:00Z",
            List.of(new IdentityView("TELEGRAM", "51342"), new IdentityView("WEB", "zoe")));

    private static String digest(CustomerProfileView view) {
        return view.canonicalForm().digest();
    }

    @Test
    void the_digest_is_this() {
        assertThat(digest(COMPLETE)).isEqualTo("827c410e98f5379f788fbd70b43274505e3dfb455488d9ed5bcc0a4f77f0b0cc");
    }

    @Test
    void each_value_changes_the_digest() {
        assertThat(ChangedRecords.of(COMPLETE))
                .hasSizeGreaterThan(30)
                .extracting(CustomerProfileViewTest::digest)
                .doesNotContain(digest(COMPLETE));
    }
}
