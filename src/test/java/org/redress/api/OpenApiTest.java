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
import java.time.DayOfWeek;
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
import org.redress.chat.ResponseType;
import org.redress.console.MeView;
import org.redress.deadline.BusinessCalendarView;
import org.redress.deadline.DeadlineTermsView;
import org.redress.dispute.Actor;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Outcome;
import org.redress.dispute.Visibility;
import org.redress.erasure.MerchantErasureState;
import org.redress.erasure.MerchantErasureView;
import org.redress.event.EventType;
import org.redress.handling.AllowedActionView;
import org.redress.handling.CommentView;
import org.redress.handling.TimelineView;
import org.redress.operations.HealthReport;
import org.redress.operator.AuditEntryView;
import org.redress.operator.MerchantProfileView;
import org.redress.operator.MerchantSummaryView;
import org.redress.order.OrderStatus;
import org.redress.order.OrderView;
import org.redress.party.MerchantAction;
import org.redress.party.MerchantState;
import org.redress.privacy.CustomerProfileView;
import org.redress.problem.Problem;
import org.redress.problem.Violation;
import org.redress.reason.ReasonView;
import org.redress.report.DisputeStatistics;
import org.redress.report.ExportLinksResource;
import org.redress.report.StatisticsPeriod;
import org.redress.search.AttachmentView;
import org.redress.search.DisputeField;
import org.redress.search.SortKey;
import org.redress.security.Role;
import org.redress.text.Languages;
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
                        node.has("type") || node.has("$ref")
                                ? Stream.ofNullable(node.get("default"))
                                : Stream.<JsonNode>empty())
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
    void its_path_items_stand_where_their_paths_do() {
        assertThat(file.root().path("paths").valueStream()).isNotEmpty().noneMatch(item -> item.has("$ref"));
    }

    @Test
    void its_operations_name_each_parameter_once() {
        assertThat(file.operations()).allSatisfy(operation -> assertThat(
                        operation.node().path("parameters").valueStream().map(file::resolved))
                .as(operation.id())
                .extracting(parameter -> parameter.path("in") + " " + parameter.path("name"))
                .doesNotHaveDuplicates());
    }

    @Test
    void its_operations_have_one_tag_each_with_a_description() {
        Set<String> described = new TreeSet<>();
        for (JsonNode tag : file.root().path("tags")) {
            assertThat(tag.path("description").asString("")).as("%s", tag).isNotEmpty();
            described.add(tag.path("name").stringValue());
        }
        assertThat(file.operations())
                .allSatisfy(operation -> assertThat(texts(operation.node().path("tags")))
                        .as(operation.id())
                        .hasSize(1)
                        .isSubsetOf(described));
    }

    @Test
    void its_operations_have_an_example_of_each_body() {
        assertThat(file.operations()).allSatisfy(operation -> Stream.concat(
                        Stream.of(operation.node().path("requestBody")),
                        operation.node().path("responses").valueStream().map(file::resolved))
                .flatMap(body -> body.path("content").properties().stream())
                .filter(content ->
                        !content.getValue().at("/schema/format").asString("").equals("binary"))
                .forEach(content -> assertThat(shown(content.getValue()))
                        .as("%s: %s", operation.id(), content)
                        .isNotEmpty()));
    }

    @Test
    void its_objects_and_enumerations_have_names_and_descriptions() {
        file.walk((place, node) -> {
            if (node.has("enum") || node.path("properties").isObject()) {
                assertThat(place.toString()).matches("/components/schemas/\\w+|.*/multipart~1form-data/schema");
            }
        });
        file.at("#/components/schemas").properties().forEach(schema -> assertThat(
                        schema.getValue().path("description").asString(""))
                .as(schema.getKey())
                .isNotEmpty());
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
            assertThat(operation.tenant())
                    .isIn(
                            operation.roles().isEmpty() ? null : "path",
                            "token",
                            operation.roles().equals(Set.of(Role.OPERATOR)) ? "any" : "all",
                            operation.roles().isEmpty() ? "link" : "all");
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
                .allMatch(route -> route.matches("(health/\\w+|metrics|exports/\\{link}) \\[]")
                        || route.matches("(me|event-types) \\[chatbot, merchant, operator, viewer]")
                        || route.matches("ecom/integrations/\\w+ \\[chatbot]")
                        || route.matches("operator/.+ \\[operator]")
                        || route.startsWith("Complaints/{disputeId}/attachments"));
        assertThat(others).noneMatch(route -> route.contains("{clientId}"));
    }

    @Test
    void the_aliases_are_the_paths_that_are_forwarded() {
        file.root().path("paths").properties().forEach(item -> {
            String path = item.getKey().substring(OpenApiFile.BASE.length());
            String sample = Routes.sample(path);
            boolean forwarded = (OpenApiFile.BASE + sample).equals(Routes.forwardOf(sample));
            assertThat(OpenApiFile.aliases(item.getValue()).toList())
                    .as(path)
                    .isEqualTo(forwarded ? List.of(path) : List.of());
        });
        assertThat(file.operations()).anyMatch(Operation::isAlias);
    }

    @Test
    void its_fields_are_those_of_the_code_in_the_same_order() {
        Map.ofEntries(
                        Map.entry("Health", HealthReport.class),
                        Map.entry("Attachment", AttachmentView.class),
                        Map.entry("Comment", CommentView.class),
                        Map.entry("TimelineEntry", TimelineView.class),
                        Map.entry("DisputeReason", ReasonView.class),
                        Map.entry("Me", MeView.class),
                        Map.entry("ExportLink", ExportLinksResource.ExportLinkView.class),
                        Map.entry("MyMerchant", MeView.MerchantView.class),
                        Map.entry("AllowedAction", AllowedActionView.class),
                        Map.entry("NextStatus", AllowedActionView.NextStatusView.class),
                        Map.entry("BusinessCalendar", BusinessCalendarView.class),
                        Map.entry("DeadlineTerms", DeadlineTermsView.class),
                        Map.entry("CustomerProfile", CustomerProfileView.class),
                        Map.entry("AddedAttachments", AttachmentUploadResource.AddedAttachments.class),
                        Map.entry("DisputeStatistics", DisputeStatistics.class),
                        Map.entry("DisputeTotals", DisputeStatistics.DisputeTotals.class),
                        Map.entry("StatusTotals", DisputeStatistics.StatusTotals.class),
                        Map.entry("OutcomeCount", DisputeStatistics.OutcomeCount.class),
                        Map.entry("ReasonTotals", DisputeStatistics.ReasonTotals.class),
                        Map.entry("PeriodTotals", DisputeStatistics.PeriodTotals.class),
                        Map.entry("WaitingTime", DisputeStatistics.WaitingTime.class),
                        Map.entry("CurrencyAmount", DisputeStatistics.Amount.class),
                        Map.entry("Order", OrderView.class),
                        Map.entry("OrderCustomer", OrderView.OrderCustomerView.class),
                        Map.entry("ChannelIdentity", OrderView.IdentityView.class),
                        Map.entry("OrderItem", OrderView.ItemView.class),
                        Map.entry("DeliveryMedia", OrderView.MediaView.class),
                        Map.entry("PublicHolidays", BusinessCalendarView.PublicHolidaysView.class),
                        Map.entry("ChatReply", ChatReply.class),
                        Map.entry("ChatResponse", ChatReply.Response.class),
                        Map.entry("ChatMessage", ChatReply.Message.class),
                        Map.entry("SimpleResponse", ChatReply.SimpleResponse.class),
                        Map.entry("BasicCard", ChatReply.BasicCard.class),
                        Map.entry("MediaResponse", ChatReply.MediaResponse.class),
                        Map.entry("MediaObject", ChatReply.MediaObject.class),
                        Map.entry("ContainerResponse", ChatReply.ContainerResponse.class),
                        Map.entry("ChatAttribute", ChatReply.Attribute.class),
                        Map.entry("MerchantProfile", MerchantProfileView.class),
                        Map.entry("MerchantRequirement", MerchantProfileView.RequirementView.class),
                        Map.entry("MerchantSummary", MerchantSummaryView.class),
                        Map.entry("MerchantErasure", MerchantErasureView.class),
                        Map.entry("AuditEntry", AuditEntryView.class),
                        Map.entry("Violation", Violation.class),
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
    void its_webhooks_are_the_types_of_events_of_the_code() {
        assertThat(file.root().path("webhooks").propertyNames())
                .containsExactlyElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .toList());
    }

    @Test
    void its_enumerations_are_those_of_the_code() {
        Map.<String, Stream<String>>ofEntries(
                        Map.entry(
                                "DisputeSortKey",
                                DisputeField.SORT_KEYS.stream().map(SortKey::name)),
                        Map.entry(
                                "StatisticsPeriod",
                                names(StatisticsPeriod.values()).map(name -> name.toLowerCase(Locale.ROOT))),
                        Map.entry(
                                "StatusId",
                                Arrays.stream(DisputeStatus.values()).map(status -> Integer.toString(status.id()))),
                        Map.entry(
                                "StatusName",
                                Arrays.stream(DisputeStatus.values()).map(DisputeStatus::wireName)),
                        Map.entry("Language", Languages.ALL.stream().map(Locale::getLanguage)),
                        Map.entry("Role", Stream.of(Role.CHATBOT, Role.MERCHANT, Role.VIEWER, Role.OPERATOR)),
                        Map.entry("MerchantState", names(MerchantState.values())),
                        Map.entry("MerchantErasureState", names(MerchantErasureState.values())),
                        Map.entry(
                                "MerchantAction",
                                Arrays.stream(MerchantAction.values()).map(MerchantAction::wireName)),
                        Map.entry("OrderStatus", names(OrderStatus.values())),
                        Map.entry("Actor", names(Actor.values())),
                        Map.entry("Outcome", names(Outcome.values())),
                        Map.entry("Visibility", names(Visibility.values())),
                        Map.entry("DayOfWeek", names(DayOfWeek.values())),
                        Map.entry(
                                "ResponseType",
                                names(ResponseType.values()).map(name -> name.toLowerCase(Locale.ROOT))))
                .forEach((schema, values) -> assertThat(texts(file.at("#/components/schemas/" + schema + "/enum")))
                        .as(schema)
                        .containsExactlyElementsOf(values.toList()));
        assertThat(texts(file.at("#/components/schemas/StatusId/x-enum-varnames")))
                .containsExactlyElementsOf(Arrays.stream(DisputeStatus.values())
                        .map(status ->
                                status.wireName().toUpperCase(Locale.ROOT).replace(' ', '_'))
                        .toList());
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
