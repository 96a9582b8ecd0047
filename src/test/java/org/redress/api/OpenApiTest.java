package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redress.api.OpenApiFile.Operation;
import org.redress.attachment.AttachmentUploadResource;
import org.redress.chat.ChatReply;
import org.redress.deadline.BusinessCalendarView;
import org.redress.dispute.DisputeStatus;
import org.redress.handling.CommentView;
import org.redress.handling.TimelineView;
import org.redress.operations.HealthReport;
import org.redress.order.OrderStatus;
import org.redress.order.OrderView;
import org.redress.privacy.CustomerProfileView;
import org.redress.problem.Problem;
import org.redress.reason.ReasonView;
import org.redress.report.DisputeStatistics;
import org.redress.report.StatisticsPeriod;
import org.redress.search.AttachmentView;
import org.redress.search.DisputeField;
import org.redress.search.SortKey;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** openapi.yaml is valid, and has the same routes, fields and values as the code. */
class OpenApiTest {
    private static final String ADDRESS = "https://redress.example/openapi.yaml";

    private final OpenApiFile file = new OpenApiFile();

    @Test
    void the_file_is_valid_openapi() throws IOException {
        try (InputStream schema = OpenApiTest.class.getResourceAsStream("/openapi/schema-3.1.json")) {
            Schema openApi = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON);
            assertThat(openApi.validate(file.root())).isEmpty();
        }
    }

    @Test
    void its_schemas_are_valid_json_schemas() {
        Schema jsonSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        file.walk((place, node) -> {
            if (place.toString().matches("/components/schemas/[^/]+|.*/schema")) {
                assertThat(jsonSchema.validate(node)).as("%s", place).isEmpty();
            }
        });
    }

    @Test
    void its_examples_and_defaults_keep_to_their_schemas() {
        SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31(), builder -> builder.schemas(
                        Map.of(ADDRESS, file.root().toString()))
                .schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
        file.walk((place, node) -> {
            JsonPointer schema = node.has("schema") ? place.appendProperty("schema") : place;
            for (JsonNode value : shown(node)) {
                assertThat(schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + schema))
                                .validate(value))
                        .as("%s: %s", place, value)
                        .isEmpty();
            }
        });
    }

    /** Returns the examples of a parameter, header, body or schema. */
    private static List<JsonNode> shown(JsonNode node) {
        JsonNode examples = node.path("examples");
        return Stream.of(
                        examples.isArray() ? examples.valueStream() : Stream.<JsonNode>empty(),
                        examples.isObject()
                                ? examples.valueStream().map(e -> e.get("value"))
                                : Stream.<JsonNode>empty(),
                        Stream.ofNullable(node.get("example")),
                        node.has("type") ? Stream.ofNullable(node.get("default")) : Stream.<JsonNode>empty())
                .flatMap(values -> values)
                .toList();
    }

    @Test
    void its_references_lead_somewhere_and_all_its_components_are_referred_to() {
        Set<String> references = file.references();
        assertThat(references).noneMatch(reference -> file.at(reference).isMissingNode());
        file.root().path("components").properties().forEach(kind -> kind.getValue()
                .propertyNames()
                .forEach(name -> {
                    if (!kind.getKey().equals("securitySchemes")) {
                        assertThat(references).contains("#/components/" + kind.getKey() + "/" + name);
                    }
                }));
    }

    @Test
    void its_operations_have_names_of_their_own() {
        assertThat(file.operations())
                .filteredOn(operation -> !operation.isAlias())
                .extracting(Operation::id)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void its_operations_declare_the_parameters_of_their_paths() {
        assertThat(file.operations()).allSatisfy(operation -> {
            Set<String> declared = new TreeSet<>();
            operation.node().path("parameters").forEach(parameter -> {
                if (file.resolved(parameter).path("in").stringValue().equals("path")) {
                    declared.add(file.resolved(parameter).path("name").stringValue());
                }
            });
            assertThat(declared).isEqualTo(Routes.parameters(operation.path()));
        });
    }

    @Test
    void its_operations_need_a_token_where_roles_are_named() {
        assertThat(file.operations()).allSatisfy(operation -> {
            assertThat(operation.node().path("security"))
                    .as("security of %s", operation.path())
                    .hasToString(operation.roles().isEmpty() ? "[]" : "[{\"bearer\":[]}]");
            assertThat(operation.tenant()).isIn(operation.roles().isEmpty() ? null : "path", "token");
        });
    }

    @Test
    void every_route_has_its_entry_and_every_entry_its_route() {
        Set<String> entries = new TreeSet<>();
        file.operations().stream()
                .filter(operation -> !operation.isAlias())
                .forEach(
                        operation -> entries.add(Routes.line(operation.method(), operation.path(), operation.roles())));
        Set<String> routes = Routes.ofTheCode();

        Set<String> withoutEntry = new TreeSet<>(routes);
        withoutEntry.removeAll(entries);
        assertThat(withoutEntry).as("routes without an entry in openapi.yaml").isEmpty();
        entries.removeAll(routes);
        assertThat(entries).as("entries of openapi.yaml without a route").isEmpty();
    }

    @Test
    void every_route_but_those_without_a_merchant_of_their_own_names_it_first_and_needs_a_token() {
        List<String> others = Routes.ofTheCode().stream()
                .filter(route -> !route.matches("[A-Z]+ " + OpenApiFile.BASE + "/\\{clientId}/.* \\[.+]"))
                .map(route -> route.substring(route.indexOf(OpenApiFile.BASE) + OpenApiFile.BASE.length() + 1))
                .toList();

        // Operations without roles, and operations whose merchant is the token's
        assertThat(others)
                .allMatch(route -> route.matches("(health/\\w+|metrics) \\[]")
                        || route.matches("ecom/integrations/\\w+ \\[chatbot]")
                        || route.startsWith("Complaints/{disputeId}/attachments"));
        assertThat(others).noneMatch(route -> route.contains("{clientId}"));
    }

    @Test
    void the_aliases_are_the_paths_that_are_forwarded() throws Exception {
        Set<String> aliases = new TreeSet<>();
        Set<String> forwarded = new TreeSet<>();
        for (Operation operation : file.operations()) {
            if (operation.isAlias()) {
                aliases.add(operation.path());
                assertThat(file.root().path("paths").path(operation.path()))
                        .as("an alias refers to the same path item: %s", operation.path())
                        .isEqualTo(file.root().path("paths").path(OpenApiFile.BASE + operation.path()));
            } else {
                String path = operation.path().substring(OpenApiFile.BASE.length());
                if ((OpenApiFile.BASE + Routes.sample(path)).equals(Routes.forwardOf(Routes.sample(path)))) {
                    forwarded.add(path);
                }
            }
        }
        assertThat(aliases).isEqualTo(forwarded);
    }

    @Test
    void its_fields_are_those_of_the_code_in_the_same_order() {
        Map.ofEntries(
                        Map.entry("Health", HealthReport.class),
                        Map.entry("Attachment", AttachmentView.class),
                        Map.entry("Comment", CommentView.class),
                        Map.entry("TimelineEntry", TimelineView.class),
                        Map.entry("DisputeReason", ReasonView.class),
                        Map.entry("BusinessCalendar", BusinessCalendarView.class),
                        Map.entry("CustomerProfile", CustomerProfileView.class),
                        Map.entry("AddedAttachments", AttachmentUploadResource.AddedAttachments.class),
                        Map.entry("DisputeStatistics", DisputeStatistics.class),
                        Map.entry("DisputeTotals", DisputeStatistics.DisputeTotals.class),
                        Map.entry("StatusTotals", DisputeStatistics.StatusTotals.class),
                        Map.entry("ReasonTotals", DisputeStatistics.ReasonTotals.class),
                        Map.entry("PeriodTotals", DisputeStatistics.PeriodTotals.class),
                        Map.entry("WaitingTime", DisputeStatistics.WaitingTime.class),
                        Map.entry("CurrencyAmount", DisputeStatistics.Amount.class),
                        Map.entry("Order", OrderView.class),
                        Map.entry("OrderCustomer", OrderView.OrderCustomerView.class),
                        Map.entry("ChannelIdentity", OrderView.IdentityView.class),
                        Map.entry("OrderItem", OrderView.ItemView.class),
                        Map.entry("DeliveryMedia", OrderView.MediaView.class),
                        Map.entry("ChatResponse", ChatReply.Response.class),
                        Map.entry("Image", ChatReply.Image.class),
                        Map.entry("Problem", Problem.class))
                .forEach((schema, record) -> assertThat(file.at("#/components/schemas/" + schema + "/properties")
                                .propertyNames())
                        .as(schema)
                        .containsExactlyElementsOf(Arrays.stream(record.getRecordComponents())
                                .map(component -> component.getName())
                                .toList()));
    }

    @Test
    void the_fields_of_a_dispute_are_those_of_the_table_in_the_same_order() {
        Map.of(
                        "Dispute", "",
                        "Reason", "reason.",
                        "Status", "complaintStatus.",
                        "Customer", "customer.",
                        "Client", "client.",
                        "Decision", "decision.")
                .forEach((schema, object) -> assertThat(file.at("#/components/schemas/" + schema + "/properties")
                                .propertyNames())
                        .as(schema)
                        .containsExactlyElementsOf(Arrays.stream(DisputeField.values())
                                .map(DisputeField::wireName)
                                .filter(name -> name != null && name.startsWith(object))
                                .map(name -> name.substring(object.length()).replaceFirst("\\..*", ""))
                                .distinct()
                                .toList()));
    }

    @Test
    void its_sort_orders_periods_and_statuses_are_those_of_the_code() {
        JsonNode sortBy = file.at("#/components/pathItems/Disputes/get/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString("").equals("sortBy"))
                .findFirst()
                .orElseThrow();
        assertThat(texts(sortBy.path("schema").path("enum")))
                .containsExactlyElementsOf(
                        DisputeField.SORT_KEYS.stream().map(SortKey::name).toList());
        JsonNode by = file.at("#/components/pathItems/DisputeStatistics/get/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString("").equals("by"))
                .findFirst()
                .orElseThrow();
        assertThat(texts(by.path("schema").path("enum")))
                .containsExactlyElementsOf(Arrays.stream(StatisticsPeriod.values())
                        .map(period -> period.name().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(texts(file.at("#/components/schemas/StatusId/enum")))
                .containsExactlyElementsOf(Arrays.stream(DisputeStatus.values())
                        .map(status -> Integer.toString(status.id()))
                        .toList());
        assertThat(texts(file.at("#/components/schemas/Status/properties/name/enum")))
                .containsExactlyElementsOf(Arrays.stream(DisputeStatus.values())
                        .map(DisputeStatus::wireName)
                        .toList());
        assertThat(texts(file.at("#/components/schemas/OrderStatus/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(OrderStatus.values()).map(Enum::name).toList());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
