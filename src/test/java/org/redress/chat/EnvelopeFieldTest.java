package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.api.OpenApiFile;
import tools.jackson.databind.JsonNode;

class EnvelopeFieldTest {
    private static final Set<String> COMPONENTS = Stream.of(ChatEnvelope.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());

    @Test
    void each_text_has_its_component_in_the_envelope() {
        assertThat(EnvelopeField.values())
                .filteredOn(EnvelopeField::isText)
                .hasSize(11)
                .extracting(EnvelopeField::component)
                .isSubsetOf(COMPONENTS)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_place_names_every_pointer_in_the_order_of_reading() {
        assertThat(EnvelopeField.ORDER_ID.place())
                .isEqualTo("body /queryInfo/parameters/params/entityInfo/orderId"
                        + " or /queryInfo/parameters/params/entityInfo/orderID"
                        + " or /queryInfo/entityInfo/orderId or /queryInfo/entityInfo/orderID"
                        + " or /entityInfo/orderId or /entityInfo/orderID");
    }

    @Test
    void the_places_are_those_of_openapi_yaml() {
        OpenApiFile file = new OpenApiFile();
        Set<Set<String>> described = new HashSet<>();
        collect(file, "", file.at("#/components/schemas/ChatRequest"), described);
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Stream.of(EnvelopeField.values())
                        .map(field ->
                                Set.of(field.place().substring("body ".length()).split(" or ")))
                        .toList());
    }

    private static void collect(OpenApiFile file, String pointer, JsonNode schema, Set<Set<String>> described) {
        file.resolved(schema).path("properties").properties().forEach(property -> {
            String place = pointer + "/" + property.getKey();
            if (file.resolved(property.getValue()).has("properties")) {
                collect(file, place, property.getValue(), described);
            } else {
                described.add(Stream.concat(Stream.of(place), OpenApiFile.aliases(property.getValue()))
                        .collect(Collectors.toSet()));
            }
        });
    }
}
