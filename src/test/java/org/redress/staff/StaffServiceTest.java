package org.redress.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Shop;

@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class StaffServiceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);

    @Parameter
    TestDatabase database;

    @Test
    void a_member_has_the_name_of_the_last_token_and_belongs_to_one_merchant() {
        int merchant = database.inTransaction(em -> new Shop(em).id());
        int other = database.inTransaction(em -> new Shop(em).id());
        store(new Sighting(merchant, "a", "Anna"));
        store(new Sighting(merchant, "a", "Anna Berg"));
        store(new Sighting(merchant, "b", "Bert"));

        assertThat(names(merchant)).containsExactly("Anna Berg", "Bert");
        assertThat(names(other)).isEmpty();
        boolean known =
                database.inTransaction(em -> service(em).find(other, "a").isPresent());
        assertThat(known).isFalse();
    }

    @Test
    void a_sighting_is_stored_once_and_again_after_a_failure() {
        StaffSightings sightings = new StaffSightings();
        Sighting anna = new Sighting(1, "a", "Anna");
        sightings.add(anna);
        sightings.add(anna);
        assertThatThrownBy(() -> sightings.moveTo(seen -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");

        List<Sighting> stored = new ArrayList<>();
        sightings.moveTo(stored::add);
        sightings.add(anna);
        sightings.moveTo(stored::add);

        assertThat(stored).containsExactly(anna);
    }

    private static StaffService service(EntityManager em) {
        return new TestInjector(em, CLOCK).get(StaffService.class);
    }

    private void store(Sighting seen) {
        database.inTransaction(em -> {
            service(em).store(seen);
            return null;
        });
    }

    private List<String> names(int merchant) {
        return database.inTransaction(em ->
                service(em).list(merchant).stream().map(StaffMember::getName).toList());
    }
}
