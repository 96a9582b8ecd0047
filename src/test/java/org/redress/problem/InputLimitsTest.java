package org.redress.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.api.OpenApiFile;
import tools.jackson.databind.JsonNode;

/** openapi.yaml promises the limits that the readers apply. */
class InputLimitsTest {
    /** Constants by the end of their pointers in openapi.yaml; the longest matching end applies. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("/problemStatement", "FREE_TEXT"),
            Map.entry("/description", "FREE_TEXT"),
            Map.entry("/text", "FREE_TEXT"),
            Map.entry("/DeliveryMedia/properties/description", "NOTE"),
            Map.entry("/category", "NAME"),
            Map.entry("/firstName", "NAME"),
            Map.entry("/lastName", "NAME"),
            Map.entry("/uid", "NAME"),
            Map.entry("/username", "NAME"),
            Map.entry("/first_name", "NAME"),
            Map.entry("/last_name", "NAME"),
            Map.entry("/interestType", "NAME"),
            Map.entry("/title", "NAME"),
            Map.entry("/name", "NAME"),
            Map.entry("/NewMerchant/properties/name", "SHORT_NAME"),
            Map.entry("/MerchantPatch/properties/name", "SHORT_NAME"),
            Map.entry("/ssoNames", "REFERENCES"),
            Map.entry("/ssoNames/items", "NAME"),
            Map.entry("/chatClients", "REFERENCES"),
            Map.entry("/chatClients/items", "NAME"),
            Map.entry("/MerchantActionRequest/properties/reason", "NOTE"),
            Map.entry("/NewWebhook/properties/url", "URL"),
            Map.entry("/WebhookPatch/properties/url", "URL"),
            Map.entry("/NewWebhook/properties/description", "NOTE"),
            Map.entry("/WebhookPatch/properties/description", "NOTE"),
            Map.entry("/types", "EVENT_TYPES"),
            Map.entry("/types/items", "IDENTIFIER"),
            Map.entry("/carrier", "SHORT_NAME"),
            Map.entry("/channel", "IDENTIFIER"),
            Map.entry("/source", "IDENTIFIER"),
            Map.entry("/orderId", "IDENTIFIER"),
            Map.entry("/orderId/schema", "IDENTIFIER"),
            Map.entry("/complaintId", "IDENTIFIER"),
            Map.entry("/orderNumber", "IDENTIFIER"),
            Map.entry("/trackingId", "IDENTIFIER"),
            Map.entry("/invoiceId", "IDENTIFIER"),
            Map.entry("/order/schema", "IDENTIFIER"),
            Map.entry("/reason/schema", "REFERENCES"),
            Map.entry("/reason", "REFERENCES"),
            Map.entry("/source/schema", "IDENTIFIER"),
            Map.entry("/query/schema", "SEARCH_TEXT"),
            Map.entry("/query", "SEARCH_TEXT"),
            Map.entry("/q/schema", "SEARCH_TEXT"),
            Map.entry("/q", "SEARCH_TEXT"),
            Map.entry("/customer", "EMAIL"),
            Map.entry("/customer/schema", "EMAIL"),
            Map.entry("/email", "EMAIL"),
            Map.entry("/HttpUrl", "URL"),
            Map.entry("/trackingUrl", "URL"),
            Map.entry("/items", "ITEMS"),
            Map.entry("/attachments", "REFERENCES"),
            Map.entry("/attachmentIds", "REFERENCES"),
            Map.entry("/mentions", "MENTIONS"),
            Map.entry("/mentioned", "NAME"),
            Map.entry("/mentioned/schema", "NAME"),
            Map.entry("/channelIdentities", "REFERENCES"),
            Map.entry("/media", "REFERENCES"),
            Map.entry("/holidays", "HOLIDAYS"),
            Map.entry("/ReasonNames/properties/en", "SHORT_NAME"),
            Map.entry("/ReasonNames/properties/de", "SHORT_NAME"),
            Map.entry("/ReasonNames/properties/fr", "SHORT_NAME"),
            Map.entry("/ReasonNames/properties/es", "SHORT_NAME"),
            Map.entry("/reasons", "REASONS"),
            Map.entry("/NewTextTemplate/properties/name", "SHORT_NAME"),
            Map.entry("/TextTemplate/properties/name", "SHORT_NAME"),
            Map.entry("/TextsByLanguage/properties/en", "FREE_TEXT"),
            Map.entry("/TextsByLanguage/properties/de", "FREE_TEXT"),
            Map.entry("/TextsByLanguage/properties/fr", "FREE_TEXT"),
            Map.entry("/TextsByLanguage/properties/es", "FREE_TEXT"),
            Map.entry("/templates", "TEXT_TEMPLATES"),
            Map.entry("/NewSavedView/properties/name", "SHORT_NAME"),
            Map.entry("/SavedView/properties/name", "SHORT_NAME"),
            Map.entry("/NewSavedView/properties/query", "QUERY_STRING"),
            Map.entry("/SavedView/properties/query", "QUERY_STRING"),
            Map.entry("/BulkRequest/properties/filter", "QUERY_STRING"),
            Map.entry("/BulkRequest/properties/disputes", "BULK_DISPUTES"),
            Map.entry("/BulkDryRun/properties/disputes", "BULK_DISPUTES"),
            Map.entry("/assignee", "NAME"),
            Map.entry("/assignee/schema", "NAME"),
            Map.entry("/assigneeId", "NAME"),
            Map.entry("/priority", "REFERENCES"),
            Map.entry("/priority/schema", "REFERENCES"),
            Map.entry("/tag", "TAGS"),
            Map.entry("/tag/schema", "TAGS"),
            Map.entry("/Tag", "TAG"),
            Map.entry("/add", "TAGS"),
            Map.entry("/remove", "TAGS"),
            Map.entry("/links", "LINKS"),
            Map.entry("/years", "YEARS"),
            Map.entry("/businessDays", "BUSINESS_DAYS"));

    private final Map<String, Integer> documented = new TreeMap<>();

    InputLimitsTest() {
        collect("", new OpenApiFile().root());
    }

    @Test
    void each_limit_in_the_openapi_file_is_that_of_its_constant() {
        Map<String, Integer> limits = limits();
        assertSoftly(softly -> documented.forEach(
                (place, limit) -> softly.assertThat(limit).as(place).isEqualTo(limits.get(constant(place)))));
    }

    @Test
    void each_constant_is_promised_somewhere_in_the_openapi_file() {
        assertThat(documented.keySet().stream().map(InputLimitsTest::constant).collect(Collectors.toSet()))
                .isEqualTo(limits().keySet());
    }

    private void collect(String place, JsonNode node) {
        for (String keyword : new String[] {"maxLength", "maxItems"}) {
            // Sizes of pages and the number of files are settings
            if (node.path(keyword).isInt() && !place.contains("/responses/") && !place.endsWith("/files")) {
                documented.put(place, node.path(keyword).intValue());
            }
        }
        node.properties().forEach(member -> collect(place + "/" + member.getKey(), member.getValue()));
    }

    private static String constant(String place) {
        return NAMES.entrySet().stream()
                .filter(name -> place.endsWith(name.getKey()))
                .max(Comparator.comparing(name -> name.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse("no constant");
    }

    private static Map<String, Integer> limits() {
        return Stream.of(InputLimits.class.getFields()).collect(Collectors.toMap(field -> field.getName(), field -> {
            try {
                return field.getInt(null);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }));
    }
}
