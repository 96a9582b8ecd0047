package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics agree with the list of the same filter. */
interface StatisticsContract {
    Redress redress();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endDate={settled}",
                "endDate={settled}&by=week",
                "status=1,4&startDate=2023-10-01&endDate=2023-12-31&query=inv%23&by=DAY",
                "query=INV%231234&status=1&sortBy=ignored&pageSize=0",
                "endDate=2000-01-01"
            })
    default void the_totals_are_those_of_the_list(String filter) {
        String query = filter.replace("{settled}", DisputesContract.settled().toString());
        List<JsonObject> listed = listed("/1/disputes?pageSize=100&" + query.replaceAll("&sortBy.*", ""));
        JsonObject figures = redress().get("/1/disputes/statistics?" + query).object();
        assertThat(redress().get("/api/rest/v1/1/disputes/statistics?" + query).object())
                .isEqualTo(figures);
        assertThat(List.copyOf(figures.keySet()))
                .containsExactly(
                        "total",
                        "overdue",
                        "byStatus",
                        "byReason",
                        "byOutcome",
                        "byPeriod",
                        "timeToFirstAnswer",
                        "timeToDecision");
        assertThat(listed("/1/disputes?pageSize=100&overdue=true&" + query.replaceAll("&sortBy.*", "")))
                .hasSize(figures.getInt("overdue"));
        assertThat(figures.getJsonObject("total").getInt("count")).isEqualTo(listed.size());
        assertThat(amounts(figures.getJsonObject("total"))).isEqualTo(amountsOf(listed));
        assertSame(figures, "byStatus", "status", listed, dispute -> dispute.get("complaintStatus"));
        assertSame(figures, "byReason", "reason", listed, dispute -> dispute.get("reason"));
        assertThat(figures.getJsonArray("byPeriod").stream()
                        .mapToInt(period -> period.asJsonObject().getInt("count"))
                        .sum())
                .isEqualTo(listed.size());
    }

    private static void assertSame(
            JsonObject figures,
            String group,
            String key,
            List<JsonObject> listed,
            Function<JsonObject, JsonValue> keyOf) {
        Map<JsonValue, List<JsonObject>> groups = listed.stream().collect(Collectors.groupingBy(keyOf));
        assertThat(figures.getJsonArray(group)).hasSameSizeAs(groups.keySet()).allSatisfy(of -> {
            List<JsonObject> same = groups.get(of.asJsonObject().get(key));
            assertThat(of.asJsonObject().getInt("count")).isEqualTo(same.size());
            assertThat(amounts(of.asJsonObject())).isEqualTo(amountsOf(same));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "day, 2023-12-12, 2023-12-12",
        "week, 2023-W50, 2023-12-11",
        "month, 2023-12, 2023-12-01",
    })
    default void a_period_has_a_name_and_a_first_day(String by, String period, String from) {
        JsonObject found = redress()
                .get("/1/disputes/statistics?query=INV%231234&status=1&by=" + by)
                .object()
                .getJsonArray("byPeriod")
                .getJsonObject(0);
        assertThat(found.getString("period")).isEqualTo(period);
        assertThat(found.getString("from")).isEqualTo(from);
        assertThat(found.getJsonArray("amounts"))
                .hasToString("[{\"currency\":\"EUR\",\"amount\":\"600.54\",\"disputeAmount\":\"600.54\"}]");
    }

    @ParameterizedTest
    @CsvSource({"by=year, by", "by=, by", "by=day&by=week, by", "status=7, status", "startDate=x, startDate"})
    default void an_invalid_parameter_of_the_statistics_is_refused_by_its_name(String query, String field) {
        Redress.HttpReply answer = redress().get("/1/disputes/statistics?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().getJsonArray("violations").getJsonObject(0).getString("field"))
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"assignee, assignee", "tag, tag", "reason, reason", "source, source"})
    default void a_group_of_service_levels_has_as_many_disputes_as_the_list_by_its_key(String by, String parameter) {
        Redress.HttpReply levels =
                redress().get("/api/rest/v1/1/service-levels?by=" + by + "&" + "endDate=" + DisputesContract.settled());
        assertThat(levels.status()).as(levels.text()).isEqualTo(200);
        assertThat(levels.object().getJsonArray("groups").getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(group -> {
                    String key = URLEncoder.encode(group.getString("key", "none"), StandardCharsets.UTF_8);
                    String list = "/api/rest/v1/1/disputes?count=true&pageSize=1&endDate=" + DisputesContract.settled()
                            + "&" + parameter + "=" + key;
                    assertThat(redress().get(list).header("X-Total-Count"))
                            .as(list)
                            .isEqualTo(group.get("count").toString());
                    assertThat(redress().get(list + "&overdue=true").header("X-Total-Count"))
                            .isEqualTo(group.get("overdue").toString());
                });
    }

    @ParameterizedTest
    @CsvSource({"by=year, by", "x=, by", "by=tag&by=tag, by", "by=tag&status=7, status"})
    default void an_invalid_parameter_of_service_levels_is_refused_by_its_name(String query, String field) {
        Redress.HttpReply answer = redress().get("/api/rest/v1/1/service-levels?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().getJsonArray("violations").getJsonObject(0).getString("field"))
                .isEqualTo(field);
    }

    private List<JsonObject> listed(String path) {
        List<JsonObject> disputes = new ArrayList<>();
        for (String next = path; next != null; ) {
            Redress.HttpReply page = redress().get(next);
            page.array().forEach(dispute -> disputes.add(dispute.asJsonObject()));
            next = DisputesContract.link(page, "next");
        }
        return disputes;
    }

    private static Map<String, BigDecimal> amounts(JsonObject figures) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        figures.getJsonArray("amounts")
                .getValuesAs(JsonObject.class)
                .forEach(sum -> amounts.put(sum.getString("currency"), new BigDecimal(sum.getString("disputeAmount"))));
        return amounts;
    }

    private static Map<String, BigDecimal> amountsOf(List<JsonObject> disputes) {
        return disputes.stream()
                .filter(dispute -> dispute.get("currency") instanceof JsonString)
                .collect(Collectors.toMap(
                        dispute -> dispute.getString("currency"),
                        dispute -> new BigDecimal(dispute.getString("disputeAmount")),
                        (BinaryOperator<BigDecimal>) BigDecimal::add,
                        TreeMap::new));
    }
}
