package org.redress.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.dispute.MartinsCase;
import org.redress.party.Customer;
import org.redress.party.Merchant;

@Tag("database")
class FoldedKeysMigrationTest {
    private static final int MERCHANT = 650_001;

    @ParameterizedTest
    @EnumSource
    void keys_of_earlier_versions_are_folded(TestDatabase database) throws SQLException {
        UUID id = UUID.randomUUID();
        database.inTransaction(em -> {
            em.persist(new Merchant(MERCHANT, "Shop", "shop@mail.example", "DE"));
            String email = "Zoe\u0308@m\u00fcller.example";
            em.persist(new Customer(id, MERCHANT, id, null, null, email, null, MartinsCase.OPENED));
            return id;
        });
        database.run("update customers set email_key = 'old' where merchant_id = " + MERCHANT);

        try (Connection connection = database.source().getConnection()) {
            FoldedKeysMigration.migrate(connection);
        }

        String key = database.inTransaction(
                em -> (String) em.createNativeQuery("select email_key from customers where merchant_id = " + MERCHANT)
                        .getSingleResult());
        assertThat(key).isEqualTo("zo\u00eb@xn--mller-kva.example");
    }
}
