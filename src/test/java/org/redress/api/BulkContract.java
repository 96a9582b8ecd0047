package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Staff execute a command on several disputes. */
interface BulkContract {
    String BULK = HandlingContract.DISPUTES + ":bulk";
    String JOBS = "/api/rest/v1/1/jobs";

    Redress redress();

    private Redress.HttpReply send(String method, String path, String token, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    private Redress.HttpReply post(String path, String body, String... headers) {
        return send("POST", path, Redress.token("merchant", 1), body, headers);
    }

    /** Opens a dispute about a new order. */
    private JsonObject opened() {
        String order = "b" + UUID.randomUUID();
        send(
                "PUT",
                OrdersContract.ORDERS + order,
                Redress.token("merchant", 1),
                OrdersContract.order("OR#" + order, order));
        Redress.HttpReply opened = post(
                HandlingContract.DISPUTES,
                "{\"orderId\":\"" + order + "\",\"reasonId\":10213,\"description\":\"It hums.\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return opened.object();
    }

    private static String address(JsonObject dispute) {
        return HandlingContract.DISPUTES + "/" + dispute.getString("id");
    }

    private static String request(String command, boolean dryRun, JsonObject... disputes) {
        JsonArrayBuilder chosen = Json.createArrayBuilder();
        for (JsonObject dispute : disputes) {
            chosen.add(Json.createObjectBuilder()
                    .add("id", dispute.getString("id"))
                    .add("etag", dispute.getString("etag")));
        }
        return "{\"command\":" + command + ",\"disputes\":" + chosen.build() + ",\"dryRun\":" + dryRun + "}";
    }

    private JsonObject ended(Redress.HttpReply accepted) throws InterruptedException {
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        String job = accepted.header("Location");
        Cluster.await("the job has ended", () -> hasEnded(redress().get(job).object()));
        return redress().get(job).object();
    }

    private static boolean hasEnded(JsonObject job) {
        return List.of("DONE", "CANCELLED").contains(job.getString("state"));
    }

    private static List<Integer> counts(JsonObject of) {
        JsonObject counts = of.getJsonObject("counts");
        return List.of(counts.getInt("done"), counts.getInt("conflict"), counts.getInt("notAllowed"));
    }

    @Test
    default void each_dispute_of_a_job_has_a_result_as_the_dry_run_has_told() throws InterruptedException {
        JsonObject[] disputes = {opened(), opened(), opened()};
        String etag = redress().get(address(disputes[0])).header("ETag");
        assertThat(disputes[0].getString("etag")).isEqualTo(etag);
        assertThat(redress()
                        .get(HandlingContract.DISPUTES + "?orderId=" + disputes[0].getString("orderId"))
                        .array()
                        .getJsonObject(0)
                        .getString("etag"))
                .isEqualTo(etag);
        String tag = "{\"action\":\"tag\",\"add\":[\"Straße 李\"]}";
        post(address(disputes[2]) + "/actions/take", "{}", "If-Match", "*");

        Redress.HttpReply tried = post(BULK, request(tag, true, disputes));
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(counts(tried.object())).containsExactly(2, 1, 0);
        assertThat(redress().get(address(disputes[0])).header("ETag")).isEqualTo(etag);

        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        Redress.HttpReply accepted = post(BULK, request(tag, false, disputes), key);
        JsonObject job = ended(accepted);
        assertThat(counts(job)).containsExactly(2, 1, 0);
        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(post(BULK, request(tag, false, disputes), key).text()).isEqualTo(accepted.text());
        assertThat(post(BULK, request(tag, true, disputes), key).status()).isEqualTo(422);
        Redress.HttpReply results = redress().get(accepted.header("Location") + "/results?pageSize=2");
        assertThat(results.array().getValuesAs(JsonObject.class))
                .extracting(result -> result.getString("disputeId") + " " + result.getString("outcome"))
                .containsExactly(disputes[0].getString("id") + " DONE", disputes[1].getString("id") + " DONE");
        assertThat(results.header("Link")).contains("after=2");
        assertThat(redress()
                        .get(accepted.header("Location") + "/results?after=2")
                        .array()
                        .getJsonObject(0)
                        .getString("outcome"))
                .isEqualTo("CONFLICT");
        assertThat(redress().get(address(disputes[1])).object().getJsonArray("tags"))
                .hasToString("[\"Straße 李\"]");
        JsonObject entry =
                redress().get(address(disputes[1]) + "/timeline").array().getValuesAs(JsonObject.class).stream()
                        .filter(each -> each.getString("action").equals("tag"))
                        .findFirst()
                        .orElseThrow();
        assertThat(entry.getString("actorName"))
                .isEqualTo(job.getJsonObject("createdBy").getString("name"));
        assertThat(redress().get(JOBS).array()).contains(job);
    }

    @Test
    default void a_job_of_a_filter_takes_the_first_ones_and_says_that_there_are_more() throws InterruptedException {
        JsonObject first = opened();
        JsonObject second = opened();
        String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
        ended(post(BULK, request("{\"action\":\"tag\",\"add\":[\"" + mark + "\"]}", false, first, second)));
        String body = "{\"command\":{\"action\":\"comment\",\"visibility\":\"INTERNAL\",\"text\":\"Seen\"},"
                + "\"filter\":\"tag=" + mark + "&sortBy=TicketNumber&sortMethod=asc\",\"limit\":1,\"dryRun\":%s}";

        JsonObject tried = post(BULK, body.formatted("true")).object();
        JsonObject job = ended(post(BULK, body.formatted("false")));

        assertThat(tried.getBoolean("more")).isTrue();
        assertThat(job.getBoolean("more")).isTrue();
        assertThat(counts(job)).containsExactly(1, 0, 0).isEqualTo(counts(tried));
        assertThat(redress().get(address(first) + "/comments").array()).hasSize(1);
        assertThat(redress().get(address(second) + "/comments").array()).isEmpty();
    }

    @Test
    default void a_job_for_the_disputes_of_a_dry_run_takes_no_other_and_none_that_has_changed()
            throws InterruptedException {
        JsonObject first = opened();
        JsonObject second = opened();
        JsonObject late = opened();
        String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
        String tag = "{\"action\":\"tag\",\"add\":[\"" + mark + "\"]}";
        ended(post(BULK, request(tag, false, first, second)));
        String comment = "{\"action\":\"comment\",\"visibility\":\"INTERNAL\",\"text\":\"Seen\"}";
        JsonObject[] tried = post(BULK, "{\"command\":" + comment + ",\"filter\":\"tag=" + mark + "\",\"dryRun\":true}")
                .object()
                .getJsonArray("disputes")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(result -> Json.createObjectBuilder(result)
                        .add("id", result.get("disputeId"))
                        .build())
                .toArray(JsonObject[]::new);
        ended(post(BULK, request(tag, false, late)));
        post(address(second) + "/actions/take", "{}", "If-Match", "*");

        JsonObject job = ended(post(BULK, request(comment, false, tried)));

        assertThat(counts(job)).containsExactly(1, 1, 0);
        assertThat(redress().get(address(first) + "/comments").array()).hasSize(1);
        assertThat(redress().get(address(second) + "/comments").array()).isEmpty();
        assertThat(redress().get(address(late) + "/comments").array()).isEmpty();
    }

    @Test
    default void a_cancelled_job_ends_and_stays_as_it_is() throws InterruptedException {
        Redress.HttpReply accepted = post(BULK, request("{\"action\":\"take\"}", false, opened(), opened()));
        String cancel = accepted.header("Location") + "/actions/cancel";

        Redress.HttpReply cancelled = post(cancel, "{}");

        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(cancelled.object().getString("state")).isIn("CANCELLED", "DONE");
        JsonObject counts = cancelled.object().getJsonObject("counts");
        assertThat(counts.getInt("done") + counts.getInt("cancelled")).isEqualTo(2);
        assertThat(post(cancel, "{}").text()).isEqualTo(cancelled.text());
        assertThat(ended(accepted)).isEqualTo(cancelled.object());
    }

    @Test
    default void viewers_read_jobs_and_other_merchants_know_nothing_of_them() {
        String body = request("{\"action\":\"take\"}", false, opened());
        Redress.HttpReply accepted = post(BULK, body);
        String job = accepted.header("Location");
        String viewer = Redress.token("viewer", 1);
        String other = Redress.token("merchant", 2);

        assertThat(redress().get(job, viewer).status()).isEqualTo(200);
        assertThat(redress().get(job + "/results", viewer).status()).isEqualTo(200);
        assertThat(send("POST", BULK, viewer, body).status()).isEqualTo(403);
        assertThat(send("POST", job + "/actions/cancel", viewer, "{}").status()).isEqualTo(403);
        String foreign = job.replace("/v1/1/", "/v1/2/");
        for (String path : Arrays.asList(foreign, foreign + "/results")) {
            assertThat(redress().get(path, other).status()).isEqualTo(404);
        }
        assertThat(send("POST", foreign + "/actions/cancel", other, "{}").status())
                .isEqualTo(404);
        assertThat(redress().get(job, other).status()).isEqualTo(403);
        Redress.HttpReply tried = send(
                "POST", BULK.replace("/v1/1/", "/v1/2/"), other, body.replace("\"dryRun\":false", "\"dryRun\":true"));
        assertThat(counts(tried.object())).containsExactly(0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}                                                                              | body /command
            {'command':{'action':'fly'},'filter':'status=1','dryRun':true}                  | body /command/action
            {'command':{'action':'attach'},'filter':'status=1','dryRun':true}               | body /command/action
            {'command':{'action':'tag'},'filter':'status=1','dryRun':true}                  | body /command/add
            {'command':{'action':'close','textId':'7'},'filter':'status=1','dryRun':true}   | body /command/textId
            {'command':{'action':'close','textId':'4b1d4b06-1c7a-4a05-8b8f-0f6f0a4f8d11'},'filter':'status=1','dryRun':false} | body /command/textId
            {'command':{'action':'close','textId':'6c69ee7f-211c-3404-99d5-366cc076ae46','language':'it'},'filter':'status=1','dryRun':true} | body /command/language
            {'command':{'action':'assign','assigneeId':'nobody'},'filter':'status=1','dryRun':false} | body /command/assigneeId
            {'command':{'action':'comment','visibility':'INTERNAL','text':'Hi','attachments':['4b1d4b06-1c7a-4a05-8b8f-0f6f0a4f8d11']},'filter':'status=1','dryRun':true} | body /command/attachments
            {'command':{'action':'take'},'filter':'state=1','dryRun':true}                  | body /filter
            {'command':{'action':'take'},'filter':'status=77','dryRun':true}                | body /filter
            {'command':{'action':'take'},'filter':'tag=nobodyhasit','dryRun':false}         | body /filter
            {'command':{'action':'take'},'disputes':[],'dryRun':true}                       | body /disputes
            {'command':{'action':'take'},'dryRun':true}                                     | body /disputes
            {'command':{'action':'take'},'filter':'status=1','disputes':[{'id':'4b1d4b06-1c7a-4a05-8b8f-0f6f0a4f8d11','etag':'\\'1\\''}],'dryRun':true} | body /disputes
            {'command':{'action':'take'},'disputes':[{'id':'4b1d4b06-1c7a-4a05-8b8f-0f6f0a4f8d11','etag':'7'}],'dryRun':true} | body /disputes/0/etag
            {'command':{'action':'take'},'disputes':[{'etag':'\\'1\\''}],'dryRun':true}     | body /disputes/0/id
            {'command':{'action':'take'},'filter':'status=1','limit':0,'dryRun':true}       | body /limit
            {'command':{'action':'take'},'filter':'status=1','limit':1001,'dryRun':true}    | body /limit
            {'command':{'action':'take'},'filter':'status=1'}                               | body /dryRun
            """)
    default void a_wrong_request_is_refused_by_its_place(String body, String place) {
        Redress.HttpReply answer = post(BULK, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("\"" + place + "\"");
    }
}
