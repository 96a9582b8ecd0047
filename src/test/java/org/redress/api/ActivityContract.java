package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.attachment.Multipart;

/** Two members of staff see who did something last, what is unread for them, and where they are mentioned. */
interface ActivityContract {
    String JONAS = "jonas";
    String MEI = "mei";

    Redress redress();

    private static String staff(String name) {
        return Redress.tokenOf("merchant", name);
    }

    private String address(String dispute) {
        return HandlingContract.DISPUTES + "/" + dispute;
    }

    private Redress.HttpReply comment(String dispute, String name, String body) {
        return redress()
                .send(redress()
                        .call(address(dispute) + "/comments", staff(name))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private Redress.HttpReply read(String dispute, String token) {
        return redress().send(redress().call(address(dispute) + "/read", token).PUT(BodyPublishers.noBody()));
    }

    /** Returns the path of the list that has only this dispute. */
    private String list(String dispute) {
        return HandlingContract.DISPUTES + "?query="
                + redress().get(address(dispute)).object().getJsonNumber("ticketNumber");
    }

    private boolean isUnread(String dispute, String token) {
        return redress().get(list(dispute), token).array().getJsonObject(0).getBoolean("unread");
    }

    @Test
    default void a_dispute_is_unread_for_each_member_of_staff_until_it_is_read() {
        String dispute = AttachmentContract.newDispute(redress());
        String viewer = Redress.tokenOf("viewer", "eve");
        assertThat(List.of(isUnread(dispute, staff(JONAS)), isUnread(dispute, staff(MEI)), isUnread(dispute, viewer)))
                .containsExactly(true, true, true);
        Redress.HttpReply before = redress().get(address(dispute));

        assertThat(read(dispute, staff(JONAS)).status()).isEqualTo(204);
        assertThat(read(dispute, staff(JONAS)).text()).isEmpty();
        assertThat(read(dispute, viewer).status()).isEqualTo(204);

        assertThat(List.of(isUnread(dispute, staff(JONAS)), isUnread(dispute, staff(MEI)), isUnread(dispute, viewer)))
                .containsExactly(false, true, false);
        Redress.HttpReply after = redress().get(address(dispute));
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(after.object().isNull("unread")).isTrue();

        comment(dispute, JONAS, "{\"visibility\":\"INTERNAL\",\"text\":\"Called.\"}");
        assertThat(List.of(isUnread(dispute, staff(JONAS)), isUnread(dispute, viewer)))
                .containsExactly(false, true);
    }

    @Test
    default void the_tag_of_a_list_changes_when_a_dispute_is_read() {
        String dispute = AttachmentContract.newDispute(redress());
        String list = list(dispute);
        String tag = redress().get(list, staff(MEI)).header("ETag");
        assertThat(redress()
                        .send(redress().call(list, staff(MEI)).header("If-None-Match", tag))
                        .status())
                .isEqualTo(304);

        read(dispute, staff(MEI));
        Redress.HttpReply changed =
                redress().send(redress().call(list, staff(MEI)).header("If-None-Match", tag));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(redress()
                        .send(redress().call(list, staff(MEI)).header("If-None-Match", changed.header("ETag")))
                        .status())
                .isEqualTo(304);
    }

    @Test
    default void only_disputes_of_the_merchant_can_be_read() {
        assertThat(read(UUID.randomUUID().toString(), staff(MEI)).status()).isEqualTo(404);
        assertThat(read("1", staff(MEI)).status()).isEqualTo(400);
        String dispute = AttachmentContract.newDispute(redress());
        assertThat(redress()
                        .send(redress()
                                .call("/api/rest/v1/2/disputes/" + dispute + "/read", Redress.token("merchant", 2))
                                .PUT(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    default void the_last_activity_names_the_member_of_staff_and_no_customer() {
        String dispute = AttachmentContract.newDispute(redress());
        JsonObject raised = redress().get(address(dispute)).object();
        assertThat(raised.getJsonObject("lastActivity").toString())
                .isEqualTo(
                        "{\"by\":\"CUSTOMER\",\"byId\":null,\"byName\":null,\"at\":" + raised.get("updatedAt") + "}");

        comment(dispute, JONAS, "{\"visibility\":\"MERCHANT\",\"text\":\"Called.\"}");
        JsonObject commented = redress().get(address(dispute)).object();
        assertThat(commented.getJsonObject("lastActivity").toString())
                .isEqualTo("{\"by\":\"MERCHANT\",\"byId\":\"jonas\",\"byName\":\"jonas\",\"at\":"
                        + commented.get("updatedAt") + "}");
    }

    @Test
    default void an_internal_comment_mentions_staff_and_a_comment_for_the_customer_does_not() {
        String dispute = AttachmentContract.newDispute(redress());
        Redress.HttpReply open = comment(dispute, MEI, "{\"visibility\":\"CUSTOMER\",\"text\":\"Ask @jonas\"}");
        assertThat(open.object().getJsonArray("mentions")).isEmpty();
        assertThat(mentioned(dispute, staff(JONAS), "me")).isFalse();

        Redress.HttpReply internal =
                comment(dispute, MEI, "{\"visibility\":\"INTERNAL\",\"text\":\"@nobody but @jonas, @mei?\"}");
        assertThat(internal.object().getJsonArray("mentions").toString())
                .isEqualTo("[{\"id\":\"jonas\",\"name\":\"Jonas, ABC\"},{\"id\":\"mei\",\"name\":\"Mei, ABC\"}]");
        assertThat(redress()
                        .get(address(dispute) + "/comments")
                        .array()
                        .getJsonObject(1)
                        .get("mentions"))
                .isEqualTo(internal.object().get("mentions"));
        assertThat(mentioned(dispute, staff(JONAS), "me")).isTrue();
        assertThat(mentioned(dispute, staff(MEI), JONAS)).isTrue();
        assertThat(mentioned(dispute, staff(MEI), "nobody")).isFalse();
        assertThat(mentioned(dispute, Redress.token("viewer", 1), JONAS)).isFalse();
        assertThat(redress()
                        .get(HandlingContract.DISPUTES + "?mentioned=", staff(MEI))
                        .status())
                .isEqualTo(400);
    }

    private boolean mentioned(String dispute, String token, String member) {
        return !redress()
                .get(list(dispute) + "&mentioned=" + member, token)
                .array()
                .isEmpty();
    }

    @Test
    default void a_comment_has_the_files_that_it_names() {
        String dispute = AttachmentContract.newDispute(redress());
        String file = AttachmentContract.add(
                        redress(),
                        dispute,
                        new Multipart()
                                .file("a.txt", "Hello".getBytes(StandardCharsets.UTF_8))
                                .body())
                .object()
                .getJsonArray("attachments")
                .getJsonObject(0)
                .getString("id");
        for (String name : List.of("attachmentIds", "attachments")) {
            String body = "{\"visibility\":\"MERCHANT\",\"text\":\"See\",\"" + name + "\":[\"%s\"]}";
            Redress.HttpReply added = comment(dispute, MEI, body.formatted(file));
            assertThat(added.object().getJsonArray("attachments").getValuesAs(JsonString::getString))
                    .containsExactly(file);
            Redress.HttpReply refused = comment(dispute, MEI, body.formatted(UUID.randomUUID()));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("attachmentIds", "must be attachments of this dispute");
        }
    }
}
