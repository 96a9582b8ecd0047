package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.digest.ChangedRecords;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.json.JsonObjectParser;

/** An idempotency key is compared by what the body means; the digests were computed outside of Java. */
class DisputeRequestReaderDigestTest {
    private static final UUID ID = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");
    private static final String OPENING =
            """
            {"customer": {"accountId": "e5477d6d-eb90-4dd8-a823-2fc664541859", "firstName": "Zoë 😀", "lastName": "Oz",
              "email": "zoe@mail.example", "countryCode": "IE", "channelIdentities": [{"channel": "WEB", "uid": "7"}]},
             "orderId": "748596", "invoiceId": "INV#1", "invoiceDate": "2023-12-08T10:15:00Z", "amount": "129.90",
             "currency": "EUR", "disputeAmount": "10.00", "reasonId": 10213, "description": "It leaks.",
             "source": "Phone"}""";

    private static OpenDisputeCommand opening(String json) {
        return DisputeRequestReader.openDispute(
                JsonObjectParser.strict(32).parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static DisputeCommand.Decide decision(String json) {
        return (DisputeCommand.Decide) DisputeRequestReader.command(
                DisputeAction.DECIDE, JsonObjectParser.strict(32).parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static DisputeCommand.AddComment comment(String json) {
        return DisputeRequestReader.comment(JsonObjectParser.strict(32).parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String digest(OpenDisputeCommand command) {
        return command.canonicalForm(1).digest();
    }

    private static String digest(DisputeCommand command) {
        return command.canonicalForm(1, ID).digest();
    }

    @Test
    void the_digest_of_a_dispute_to_open_does_not_depend_on_the_spelling_of_its_json() {
        String pinned = "17ef10a9c25cdc66d3e1f078fcc877b6bbb354baf775b3d254e4db72ff0ca034";
        assertThat(digest(opening(OPENING))).isEqualTo(pinned);
        assertThat(
                        digest(
                                opening(
                                        """
            {"source":"Phone","unknown":[1],"description":"\\u0049t leaks.","disputeAmount":10,"reasonId":"10213",
             "currency":"EUR","amount":129.9,"invoiceDate":"2023-12-08T11:15:00+01:00","invoiceId":"INV\\u00231",
             "orderId":748596,"customer":{"channelIdentities":[{"uid":7,"channel":"web"}],"countryCode":"IE",
             "email":"zoe@mail.example","lastName":"Oz","firstName":"Zo\\u00eb \\ud83d\\ude00",
             "accountId":"E5477D6D-EB90-4DD8-A823-2FC664541859"}}""")))
                .isEqualTo(pinned);
    }

    @Test
    void each_value_of_a_dispute_to_open_changes_its_digest() {
        OpenDisputeCommand read = opening(OPENING);
        OpenDisputeCommand complete = new OpenDisputeCommand(
                ID,
                read.customer(),
                read.orderId(),
                read.invoiceId(),
                read.invoiceDate(),
                read.total(),
                read.disputeAmount(),
                read.reasonId(),
                read.description(),
                read.source());
        assertThat(ChangedRecords.of(complete))
                .hasSizeGreaterThan(25)
                .extracting(DisputeRequestReaderDigestTest::digest)
                .doesNotHaveDuplicates()
                .doesNotContain(digest(complete));
        assertThat(complete.canonicalForm(2).digest()).isNotEqualTo(digest(complete));
    }

    @Test
    void the_digest_of_an_action_does_not_depend_on_the_spelling_of_its_json_and_each_value_changes_it() {
        DisputeCommand.Decide decision =
                decision("{\"text\": \"Keep it.\", \"outcome\": \"PARTIAL\", \"amount\": \"10.00\"}");
        assertThat(digest(decision))
                .isEqualTo("a0ade77c251396e2278fe8147981a7064a0579da1a4e908236d3cd057cdc0ec3")
                .isEqualTo(digest(decision("{\"amount\":10.0,\"outcome\":\"partial\",\"text\":\"Keep\\u0020it.\"}")));
        assertThat(ChangedRecords.of(decision))
                .hasSizeGreaterThan(4)
                .extracting(DisputeRequestReaderDigestTest::digest)
                .doesNotHaveDuplicates()
                .doesNotContain(digest(decision));
        assertThat(decision.canonicalForm(2, ID).digest()).isNotEqualTo(digest(decision));
        assertThat(decision.canonicalForm(1, new UUID(1, 2)).digest()).isNotEqualTo(digest(decision));
    }

    @Test
    void the_digest_of_a_comment_does_not_depend_on_the_spelling_of_its_json_and_each_value_changes_it() {
        DisputeCommand.AddComment comment =
                comment("{\"visibility\": \"INTERNAL\", \"text\": \"Look\", \"attachments\": [\"" + ID + "\"]}");
        assertThat(digest(comment))
                .isEqualTo("b216f120eef01a139644a2587e82ba2cec00efbc1247f4b504df98fa5ded16d4")
                .isEqualTo(digest(comment("{\"attachments\":[\"" + ID.toString().toUpperCase(Locale.ROOT)
                        + "\"],\"text\":\"\\u004cook\",\"visibility\":\"internal\"}")));
        assertThat(ChangedRecords.of(comment))
                .hasSizeGreaterThan(4)
                .extracting(DisputeRequestReaderDigestTest::digest)
                .doesNotContain(digest(comment));
        assertThat(comment.canonicalForm(2, ID).digest()).isNotEqualTo(digest(comment));
        assertThat(comment.canonicalForm(1, new UUID(1, 2)).digest()).isNotEqualTo(digest(comment));
    }
}
