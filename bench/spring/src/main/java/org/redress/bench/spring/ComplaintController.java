package org.redress.bench.spring;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.SneakyThrows;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calls of the chat. The merchant, which Redress reads from the token, is in the body. */
@RestController
@RequestMapping("/api/rest/v1/ecom/integrations")
@RequiredArgsConstructor
class ComplaintController {
    private static final String CATEGORY = "products-related";

    private final CustomerRepository customers;
    private final OrderRepository orders;
    private final DisputeRepository disputes;
    private final ReasonRepository reasons;
    private final EntityManager entityManager;

    @PostMapping("/getOrderStatus")
    @Transactional(readOnly = true)
    public Map<String, Object> orderStatus(@RequestBody JsonNode body) {
        String orderId = entityInfo(body, "orderId");
        return text(customer(body)
                .flatMap(customer -> orders.findByMerchantIdAndOrderIdAndCustomer(merchantId(body), orderId, customer))
                .map(order -> "Order " + orderId + " has been "
                        + order.getStatus().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("I could not find an order " + orderId + " of yours. Please check the number and try again."));
    }

    @PostMapping("/getComplaintsTrackingDetails")
    @Transactional(readOnly = true)
    public Map<String, Object> track(@RequestBody JsonNode body) {
        String number = entityInfo(body, "complaintId");
        return text(customer(body)
                .flatMap(customer -> disputes.findByMerchantIdAndTicketNumberAndCustomer(
                        merchantId(body), Long.valueOf(number), customer))
                .map(dispute -> "Your complaint number " + number + " has the status " + dispute.getStatusId()
                        + " and is due at " + dispute.getDueAt()
                        + ". For further queries kindly contact our customer service")
                .orElse("I could not find a complaint " + number
                        + " of yours. Please check the number and try again."));
    }

    @PostMapping("/raiseComplaintsAgainstOrder")
    @Transactional
    public Map<String, Object> raise(@RequestBody JsonNode body) {
        int merchantId = merchantId(body);
        String channel = channel(body);
        String orderId = entityInfo(body, "orderId");
        String words = entityInfo(body, "problemStatement");

        Customer customer =
                customers.findAndLock(merchantId, channel, uid(body)).orElseThrow();
        CustomerOrder order = orders.findByMerchantIdAndOrderIdAndCustomer(merchantId, orderId, customer)
                .orElseThrow();
        String fingerprint = fingerprint(orderId, words);
        Dispute dispute = disputes.findFirstByMerchantAndCustomerAndFingerprintAndCreatedAtAfterOrderByCreatedAt(
                        customer.getMerchant(),
                        customer,
                        fingerprint,
                        Instant.now().minus(Duration.ofHours(24)))
                .orElseGet(() -> open(dispute(customer, order, channel, words, fingerprint)));
        return answer(orderId, dispute.getTicketNumber());
    }

    private Optional<Customer> customer(JsonNode body) {
        return customers.find(merchantId(body), channel(body), uid(body));
    }

    private static int merchantId(JsonNode body) {
        return body.get("clientId").asInt();
    }

    private static String channel(JsonNode body) {
        return body.at("/conversationRequest/channel").asText();
    }

    private static String uid(JsonNode body) {
        return body.at("/conversationRequest/userInfo/uid").asText();
    }

    private static String entityInfo(JsonNode body, String name) {
        return body.at("/queryInfo/parameters/params/entityInfo/" + name).asText();
    }

    /** Saves the dispute with the rows that Redress writes beside it. */
    private Dispute open(Dispute dispute) {
        disputes.save(dispute);
        TimelineEntry entry = new TimelineEntry();
        entry.setMerchantId(dispute.getMerchant().getId());
        entry.setDisputeId(dispute.getId());
        entry.setPosition(1);
        entry.setHappenedAt(dispute.getCreatedAt());
        entry.setAction("OPEN");
        entry.setActor("CUSTOMER");
        entry.setSource(dispute.getSource());
        entry.setStatusAfter(dispute.getStatusId());
        entry.setHash(
                fingerprint(dispute.getId().toString(), dispute.getCreatedAt().toString()));
        entityManager.persist(entry);
        OutboxRow event = new OutboxRow();
        event.setMerchantId(dispute.getMerchant().getId());
        event.setType("dispute.created");
        event.setSubjectType("dispute");
        event.setSubjectId(dispute.getId().toString());
        event.setSubjectVersion(1L);
        event.setTicketNumber(dispute.getTicketNumber());
        event.setOccurredAt(dispute.getCreatedAt());
        event.setChangedFields("");
        event.setCustomerId(dispute.getCustomer().getId());
        entityManager.persist(event);
        return dispute;
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
        return response("container", Map.of("containerResponse", container));
    }

    private static Map<String, Object> text(String sentence) {
        return response("text", Map.of("simpleResponse", Map.of("responseText", sentence)));
    }

    private static Map<String, Object> response(String type, Map<String, Object> message) {
        return Map.of(
                "response",
                Map.of(
                        "responseType",
                        type,
                        "responseId",
                        UUID.randomUUID() + "-00000000",
                        "responseMessages",
                        List.of(message)));
    }
}
