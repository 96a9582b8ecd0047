package org.redress.bench.spring;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.SneakyThrows;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The chat's raise. The merchant, which Redress reads from the token, is in the body. */
@RestController
@RequiredArgsConstructor
class ComplaintController {
    private static final String CATEGORY = "products-related";

    private final CustomerRepository customers;
    private final OrderRepository orders;
    private final DisputeRepository disputes;
    private final ReasonRepository reasons;

    @PostMapping("/api/rest/v1/ecom/integrations/raiseComplaintsAgainstOrder")
    @Transactional
    public Map<String, Object> raise(@RequestBody JsonNode body) {
        int merchantId = body.get("clientId").asInt();
        String channel = body.at("/conversationRequest/channel").asText();
        String uid = body.at("/conversationRequest/userInfo/uid").asText();
        String orderId =
                body.at("/queryInfo/parameters/params/entityInfo/orderId").asText();
        String words = body.at("/queryInfo/parameters/params/entityInfo/problemStatement")
                .asText();

        Customer customer = customers.findAndLock(merchantId, channel, uid).orElseThrow();
        CustomerOrder order = orders.findByMerchantIdAndOrderIdAndCustomer(merchantId, orderId, customer)
                .orElseThrow();
        String fingerprint = fingerprint(orderId, words);
        Dispute dispute = disputes.findFirstByMerchantAndCustomerAndFingerprintAndCreatedAtAfterOrderByCreatedAt(
                        customer.getMerchant(),
                        customer,
                        fingerprint,
                        Instant.now().minus(Duration.ofHours(24)))
                .orElseGet(() -> disputes.save(dispute(customer, order, channel, words, fingerprint)));
        return answer(orderId, dispute.getTicketNumber());
    }

    private Dispute dispute(Customer customer, CustomerOrder order, String channel, String words, String fingerprint) {
        Instant now = Instant.now();
        Dispute dispute = new Dispute();
        dispute.setTicketNumber(disputes.nextTicketNumber());
        dispute.setMerchant(customer.getMerchant());
        dispute.setCustomer(customer);
        dispute.setReason(reasons.findByCategory(CATEGORY));
        dispute.setSource(channel);
        dispute.setCategory(CATEGORY);
        dispute.setDescription(words);
        dispute.setOrder(order);
        dispute.setOrderId(order.getOrderId());
        dispute.setOrderNumber(order.getOrderNumber());
        dispute.setInvoiceId(order.getInvoiceId());
        dispute.setInvoiceDate(order.getInvoiceDate());
        dispute.setTrackingId(order.getTrackingId());
        dispute.setAmount(order.getAmount());
        dispute.setDisputeAmount(order.getAmount());
        dispute.setCurrency(order.getCurrency());
        dispute.setStatusId(1);
        dispute.setDueAt(now.plus(Duration.ofHours(24)));
        dispute.setCreatedAt(now);
        dispute.setUpdatedAt(now);
        dispute.setSearchText(Stream.of(
                        order.getInvoiceId(), order.getOrderNumber(), order.getTrackingId(), dispute.getTicketNumber())
                .filter(Objects::nonNull)
                .map(number -> number.toString().toLowerCase())
                .collect(Collectors.joining("\n")));
        dispute.setFingerprint(fingerprint);
        return dispute;
    }

    @SneakyThrows
    private static String fingerprint(String orderId, String words) {
        String said = String.join("\u0000", orderId, CATEGORY, words.strip());
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(said.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> answer(String orderId, long ticket) {
        String sentence = "Your complaint is registered. Raised a complaint Number " + ticket + " to track.";
        List<Map<String, String>> attributes = List.of(
                Map.of("name", "orderId", "value", orderId),
                Map.of("name", "complaintId", "value", Long.toString(ticket)),
                Map.of("name", "Category", "value", CATEGORY));
        Map<String, Object> container = Map.of("responseText", sentence, "attributes", attributes);
        return Map.of(
                "response",
                Map.of(
                        "responseType",
                        "container",
                        "responseId",
                        UUID.randomUUID() + "-00000000",
                        "responseMessages",
                        List.of(Map.of("containerResponse", container))));
    }
}
