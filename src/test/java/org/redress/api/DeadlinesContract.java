package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines follow the business calendar and the terms of the merchant; a dispute past its deadline is overdue. */
interface DeadlinesContract {
    /** Merchant whose calendar no other test changes. */
    int SHOP = 3;

    String CALENDAR = "/api/rest/v1/" + SHOP + "/calendar";
    String TERMS = "/api/rest/v1/" + SHOP + "/terms";
    String ALWAYS =
            """
            {"timeZone":"UTC","businessDays":["monday","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY","SATURDAY","SUNDAY"]}""";

    String DEFAULT_TERMS =
            """
            {"answer":"PT24H","escalation":"P21D","information":"P14D","decision":"P14D","appeal":"P5D","reminderLead":"PT4H"}""";

    Redress redress();

    private Redress.HttpReply send(String method, String path, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, Redress.token("merchant", SHOP))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    private Redress.HttpReply calendar() {
        return redress().get(CALENDAR, Redress.token("viewer", SHOP));
    }

    private Redress.HttpReply works(String calendar) {
        Redress.HttpReply answer = send("PUT", CALENDAR, calendar, "If-Match", "*");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    /** Returns the end of the time to appeal against a decision of now: five business days. */
    private Instant endOfAppeal() {
        return Instant.parse(decide().object().getString("dueAt"));
    }

    private Redress.HttpReply decide() {
        String id = "d" + UUID.randomUUID();
        send("PUT", "/api/rest/v1/" + SHOP + "/orders/" + id, OrdersContract.order("OR#" + id, id));
        Redress.HttpReply opened = send(
                "POST",
                "/api/rest/v1/" + SHOP + "/disputes",
                "{\"orderId\":\"%s\",\"reasonId\":10213,\"description\":\"It hums.\"}".formatted(id));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        Redress.HttpReply decided = send(
                "POST",
                URI.create(opened.header("Location")).getPath() + "/actions/decide",
                "{\"outcome\":\"MERCHANT\",\"text\":\"No.\"}",
                "If-Match",
                "*");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        return decided;
    }

    @Test
    default void the_next_deadline_is_computed_in_the_merchants_calendar() {
        Redress.HttpReply stored = works(
                """
                {"timeZone":"Pacific/Auckland","businessDays":["MONDAY"],"holidays":["2099-01-01","2026-12-25"]}""");
        assertThat(stored.text())
                .isEqualTo(
                        """
                        {"timeZone":"Pacific/Auckland","businessDays":["MONDAY"],"holidays":["2026-12-25","2099-01-01"]}""");
        assertThat(calendar().text()).isEqualTo(stored.text());
        assertThat(calendar().header("ETag")).isEqualTo(stored.header("ETag"));

        ZoneId auckland = ZoneId.of("Pacific/Auckland");
        ZonedDateTime now = ZonedDateTime.now(auckland);
        LocalDate monday = now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        ZonedDateTime fifth = endOfAppeal().atZone(auckland);
        assertThat(fifth.toLocalDate()).isIn(monday.plusWeeks(4), monday.plusWeeks(5));
        assertThat(fifth.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(Duration.between(now.toLocalTime(), fifth.toLocalTime()).abs())
                .isLessThan(Duration.ofMinutes(5));

        works("{\"timeZone\":\"Pacific/Auckland\",\"businessDays\":[\"MONDAY\"],\"holidays\":[\"%s\"]}"
                .formatted(fifth.toLocalDate()));
        assertThat(endOfAppeal().atZone(auckland).toLocalDate())
                .isEqualTo(fifth.toLocalDate().plusWeeks(1));

        works(ALWAYS);
        assertThat(Duration.between(Instant.now(), endOfAppeal()))
                .isBetween(Duration.ofHours(119), Duration.ofHours(120).plusMinutes(1));
    }

    @Test
    default void public_holidays_of_a_region_are_no_business_days() {
        Redress.HttpReply set = works(
                """
                {"timeZone":"Europe/Berlin","businessDays":["MONDAY"],"publicHolidays":{"country":"de","region":"by"}}""");
        assertThat(set.text())
                .isEqualTo(
                        """
                        {"timeZone":"Europe/Berlin","businessDays":["MONDAY"],"holidays":[],\
                        "publicHolidays":{"country":"DE","region":"BY"}}""");
        assertThat(calendar().text()).isEqualTo(set.text());
        assertThat(calendar().header("ETag")).isEqualTo(set.header("ETag"));
        assertThat(endOfAppeal().atZone(ZoneId.of("Europe/Berlin")).getDayOfWeek())
                .isEqualTo(DayOfWeek.MONDAY);

        Redress.HttpReply country =
                works("{\"timeZone\":\"UTC\",\"businessDays\":[\"MONDAY\"],\"publicHolidays\":{\"country\":\"SE\"}}");
        assertThat(country.text()).endsWith("\"publicHolidays\":{\"country\":\"SE\"}}");
        assertThat(works(ALWAYS).text()).doesNotContain("publicHolidays");
    }

    @Test
    default void seeded_public_holidays_are_dates_of_the_calendar_and_no_business_days() {
        Redress.HttpReply own = works(
                """
                {"timeZone":"Europe/Stockholm","businessDays":["MONDAY"],"holidays":["2031-12-31"]}""");
        String body = "{\"country\":\"se\",\"years\":[2031]}";
        Redress.HttpReply seeded = send("POST", CALENDAR + "/actions/seed", body, "If-Match", own.header("ETag"));
        assertThat(seeded.status()).as(seeded.text()).isEqualTo(200);
        assertThat(seeded.text())
                .contains("\"2031-01-01\",\"2031-01-06\"", "\"2031-06-06\"", "\"2031-12-26\",\"2031-12-31\"");
        assertThat(calendar().text()).isEqualTo(seeded.text());
        Redress.HttpReply again = send("POST", CALENDAR + "/actions/seed", body, "If-Match", own.header("ETag"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo(seeded.header("ETag"));

        assertThat(send("POST", CALENDAR + "/actions/seed", body).status()).isEqualTo(428);
        String other = body.replace("2031", "2032");
        assertThat(send("POST", CALENDAR + "/actions/seed", other, "If-Match", own.header("ETag"))
                        .status())
                .isEqualTo(412);
        Redress.HttpReply refused =
                send("POST", CALENDAR + "/actions/seed", "{\"country\":\"XX\",\"years\":[1]}", "If-Match", "*");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.object().getString("detail")).contains("country must be", "years must be a list");
        works(ALWAYS);
    }

    @Test
    default void a_calendar_is_changed_only_with_its_entity_tag() {
        works(ALWAYS);
        String read = calendar().header("ETag");
        String sunday = "{\"timeZone\":\"Europe/Paris\",\"businessDays\":[\"SUNDAY\"]}";
        assertThat(send("PUT", CALENDAR, sunday).status()).isEqualTo(428);
        assertThat(send("PUT", CALENDAR, sunday, "If-Match", "\"other\"").status())
                .isEqualTo(412);
        assertThat(calendar().header("ETag")).isEqualTo(read);
        Redress.HttpReply changed = send("PUT", CALENDAR, sunday, "If-Match", read);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(send("PUT", CALENDAR, ALWAYS, "If-Match", read).status()).isEqualTo(412);
        assertThat(send("PUT", CALENDAR, ALWAYS, "If-Match", changed.header("ETag"))
                        .header("ETag"))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|timeZone is required; businessDays must be a list of 1..7 days of the week",
                "{'timeZone':'Mars/Olympus','businessDays':['MONDAY']}|timeZone must be a time zone's name",
                "{'timeZone':'+02:00','businessDays':['MONDAY']}|timeZone must be a time zone's name",
                "{'timeZone':'UTC','businessDays':[]}|businessDays must be a list of 1..7 days of the week",
                "{'timeZone':'UTC','businessDays':['Caturday']}|businessDays must be a list of 1..7 days of the week",
                "{'timeZone':'UTC','businessDays':['MONDAY'],'holidays':['2026-02-30']}|holidays must be a list of at most 400 days",
                "{'timeZone':'UTC','businessDays':['MONDAY'],'holidays':['+20260-02-03']}|holidays must be a list of at most 400 days",
                "{'timeZone':'UTC','businessDays':['MONDAY'],'holidays':[20260203]}|holidays must be a list of at most 400 days",
                "{'timeZone':'UTC','businessDays':['MONDAY'],'publicHolidays':'DE'}|publicHolidays must be an object",
                "{'timeZone':'UTC','businessDays':['MONDAY'],'publicHolidays':{}}|publicHolidays.country is required",
                "{'timeZone':'UTC','businessDays':['MONDAY'],'publicHolidays':{'country':'XX','region':'BY'}}|publicHolidays.country must be a country whose public holidays are known, by its code (ISO 3166-1 alpha-2), such as DE",
                "{'timeZone':'UTC','businessDays':['MONDAY'],'publicHolidays':{'country':'DE','region':'XX'}}|publicHolidays.region must be one of BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH",
                "{'timeZone':'UTC','businessDays':['MONDAY'],'publicHolidays':{'country':'SE','region':'AB'}}|publicHolidays.region must be left out"
            })
    default void an_invalid_calendar_is_refused_with_the_rule(String body, String detail) {
        Redress.HttpReply answer = send("PUT", CALENDAR, body.replace('\'', '"'), "If-Match", "*");
        assertThat(answer.status()).isEqualTo(400);
        for (String part : detail.split("; ")) {
            assertThat(answer.object().getString("detail")).contains(part);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"calendar|" + ALWAYS, "terms|" + DEFAULT_TERMS})
    default void an_unknown_merchant_has_neither_a_calendar_nor_terms(String resource, String body) {
        String unknown = "/api/rest/v1/987654/" + resource;
        String token = Redress.token("merchant", 987_654);
        assertThat(redress().get(unknown, token).status()).isEqualTo(404);
        HttpRequest.Builder put = redress()
                .call(unknown, token)
                .headers("Content-Type", "application/json", "If-Match", "*")
                .PUT(BodyPublishers.ofString(body));
        assertThat(redress().send(put).status()).isEqualTo(404);
    }

    @Test
    default void a_deadline_is_computed_by_the_merchants_own_terms_and_stays_when_they_change() {
        works(ALWAYS);
        Redress.HttpReply before = redress().get(TERMS, Redress.token("viewer", SHOP));
        assertThat(before.text()).isEqualTo(DEFAULT_TERMS);
        String own = DEFAULT_TERMS.replace("\"appeal\":\"P5D\"", "\"appeal\":\"PT7H\"");
        Redress.HttpReply set = send("PUT", TERMS, own, "If-Match", before.header("ETag"));
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.text()).isEqualTo(own);
        assertThat(redress().get(TERMS, Redress.token("viewer", SHOP)).header("ETag"))
                .isEqualTo(set.header("ETag"))
                .isNotEqualTo(before.header("ETag"));

        Redress.HttpReply decided = decide();
        Instant end = Instant.parse(decided.object().getString("dueAt"));
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofHours(6), Duration.ofHours(7));

        assertThat(send("PUT", TERMS, DEFAULT_TERMS, "If-Match", before.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(send("PUT", TERMS, DEFAULT_TERMS).status()).isEqualTo(428);
        assertThat(send("PUT", TERMS, DEFAULT_TERMS, "If-Match", set.header("ETag"))
                        .header("ETag"))
                .isEqualTo(before.header("ETag"));
        String dispute =
                "/api/rest/v1/" + SHOP + "/disputes/" + decided.object().getString("id");
        assertThat(redress()
                        .get(dispute, Redress.token("viewer", SHOP))
                        .object()
                        .getString("dueAt"))
                .isEqualTo(decided.object().getString("dueAt"));
        assertThat(Duration.between(Instant.now(), endOfAppeal())).isGreaterThan(Duration.ofHours(119));
    }

    @Test
    default void invalid_terms_are_refused_with_each_field_and_its_rule() {
        Redress.HttpReply answer = send(
                "PUT",
                TERMS,
                """
                {"answer":"P0D","escalation":"1 week","information":14,"decision":null,"reminderLead":"P1D"}""",
                "If-Match",
                "*");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().getString("detail"))
                .contains("answer must be elapsed time such as PT24H, or business days such as P14D, of 1..3660 days")
                .contains("escalation must be", "information must be", "decision is required", "appeal is required")
                .contains("reminderLead must be elapsed time such as PT4H, of 3660 days at most");
        assertThat(redress().get(TERMS, Redress.token("viewer", SHOP)).text()).isEqualTo(DEFAULT_TERMS);
    }

    @Test
    default void only_open_disputes_past_their_due_date_are_listed_as_overdue() {
        String list = "/api/rest/v1/1/disputes?pageSize=100&status=1,2,3&count=true&overdue=";
        String token = Redress.token("viewer", 1);
        List<JsonObject> late = redress().get(list + "true", token).array().getValuesAs(JsonObject.class);
        // The document's dispute about the TV always is
        assertThat(late).extracting(dispute -> dispute.getString("id")).contains(DisputesContract.FIRST);
        assertThat(late).allSatisfy(dispute -> assertThat(Instant.parse(dispute.getString("dueAt")))
                .isBeforeOrEqualTo(Instant.now()));
        int all = Integer.parseInt(
                redress().get("/api/rest/v1/1/disputes?count=true", token).header("X-Total-Count"));
        int others = Integer.parseInt(redress()
                .get("/api/rest/v1/1/disputes?count=true&overdue=false", token)
                .header("X-Total-Count"));
        // The deadline of another one may pass meanwhile, and the scheduler may escalate one of them
        int later = redress().get(list + "true", token).array().size();
        assertThat(all - others).isBetween(Math.min(late.size(), later), Math.max(late.size(), later));
        assertThat(redress()
                        .get("/api/rest/v1/1/disputes?overdue=true&status=4,5,6", token)
                        .array())
                .isEmpty();
        assertThat(redress()
                        .get("/api/rest/v1/1/disputes?overdue=late", token)
                        .object()
                        .getString("detail"))
                .isEqualTo("overdue must be true or false.");
    }
}
