package org.redress.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;

/** Each table of the schema is erased with its merchant, or kept for a reason. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ErasedTableTest {
    private static final Map<String, String> KEPT = Map.of(
            "staged_files", "files to remove from their stores: gone when the erasure is done",
            "merchants", "id, country, state and times; Merchant.erase erases the rest",
            "merchant_erasures", "the certificate",
            "merchant_erasure_counts", "the certificate",
            "audit_log", "length and hash of the audit log",
            "audit_entries", "changes by operators, without data of customers",
            "flyway_schema_history", "migrations",
            "creation_locks", "numbers of locks, on H2 alone");

    @Parameter
    TestDatabase database;

    @Test
    void each_table_is_erased_or_kept() {
        List<String> tables = database.inTransaction(em -> {
            List<?> names = em.createNativeQuery("select lower(table_name) from information_schema.tables"
                            + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                    .getResultList();
            return names.stream().map(Object::toString).toList();
        });
        List<String> known = new ArrayList<>(KEPT.keySet());
        Arrays.stream(ErasedTable.values()).map(ErasedTable::tableName).forEach(known::add);
        if (database == TestDatabase.POSTGRESQL) {
            known.remove("creation_locks");
        }
        assertThat(tables)
                .as("a new table belongs into ErasedTable, before those that it refers to")
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void names_in_certificates_are_those_of_the_tables() {
        assertThat(ErasedTable.DISPUTES.wireName()).isEqualTo("disputes");
        assertThat(ErasedTable.MERCHANT_SSO_NAMES.wireName()).isEqualTo("merchantSsoNames");
    }
}
