package org.redress.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.RaiseComplaintService;
import org.redress.dispute.Shop;
import org.redress.dispute.Visibility;
import org.redress.handling.CustomerComplaintService;
import org.redress.handling.Staff;
import org.redress.http.Preconditions;
import org.redress.order.ShopSystem;
import org.redress.party.ChannelUser;
import org.redress.party.CustomerData;
import org.redress.problem.ProblemException;
import org.redress.security.Callers;

/** Sixteen threads that write to the same few customers and orders: they wait for each other, and none deadlocks. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class CustomerErasureStormTest {
    private static final Duration DURATION = Duration.ofSeconds(10);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final int PEOPLE = 4;
    private static final int ORDERS = 6;

    @Parameter
    TestDatabase database;

    private final Map<String, Integer> done = new ConcurrentHashMap<>();
    private final Map<String, Throwable> failed = new ConcurrentHashMap<>();
    private int merchant;

    /** A kind of write; its transaction is begun for it. */
    private interface Write {
        void in(EntityManager em, Random random);
    }

    @Test
    void all_kinds_of_writes_at_once_do_not_deadlock() {
        merchant = database.inTransaction(em -> new Shop(em).id());
        Map<String, Write> writes = Map.of(
                "raise", this::raise,
                "raise about an order", this::raiseAboutOrder,
                "open about an order", (em, random) -> staff(em).open(order(random), "Broken " + random.nextInt()),
                "open for a customer", this::openForCustomer,
                "comment", this::comment,
                "write in the chat", this::writeInChat,
                "put", (em, random) -> ShopSystem.send(em, NOON, merchant, line(random)),
                "patch", (em, random) -> ShopSystem.deliver(em, NOON, merchant, order(random)),
                "import", this::importOrders);
        List<String> kinds = writes.keySet().stream().sorted().toList();
        Instant end = Instant.now().plus(DURATION);
        Concurrently.callers(16, n -> () -> {
            Random random = new Random(n);
            while (Instant.now().isBefore(end)) {
                if (random.nextInt(10) == 0) {
                    attempt("erase", () -> erase(random));
                } else {
                    String kind = kinds.get(random.nextInt(kinds.size()));
                    attempt(
                            kind,
                            () -> database.inTransaction(em -> {
                                writes.get(kind).in(em, random);
                                return true;
                            }));
                }
            }
            return n;
        });
        assertThat(failed).isEmpty();
        assertThat(done)
                .containsOnlyKeys(IntStream.range(0, kinds.size() + 1)
                        .mapToObj(i -> i == kinds.size() ? "erase" : kinds.get(i))
                        .toList());
    }

    private void attempt(String kind, Runnable write) {
        try {
            write.run();
            done.merge(kind, 1, Integer::sum);
        } catch (ProblemException e) {
            // Refused, for instance because the order is now another customer's
        } catch (RuntimeException e) {
            failed.put(kind, e);
        }
    }

    private static String uid(int person) {
        return "person-" + person;
    }

    private static String email(int person) {
        return uid(person) + "@mail.example";
    }

    private static String order(Random random) {
        return "order-" + random.nextInt(ORDERS);
    }

    private ChannelUser user(Random random) {
        int person = random.nextInt(PEOPLE);
        return random.nextBoolean()
                ? new ChannelUser(merchant, "TELEGRAM", uid(person), null, null)
                : new ChannelUser(merchant, "WEB", email(person), null, null);
    }

    private Staff staff(EntityManager em) {
        return new Staff(em, NOON, merchant);
    }

    private void raise(EntityManager em, Random random) {
        raise(em, user(random), null, random);
    }

    private void raiseAboutOrder(EntityManager em, Random random) {
        raise(em, user(random), order(random), random);
    }

    private static void raise(EntityManager em, ChannelUser user, String orderId, Random random) {
        ComplaintDetails complaint =
                new ComplaintDetails("TELEGRAM", orderId, "order-related", "Broken " + random.nextInt(), null);
        new TestInjector(em, NOON).get(RaiseComplaintService.class).raise(user, complaint, () -> {});
    }

    private void openForCustomer(EntityManager em, Random random) {
        int person = random.nextInt(PEOPLE);
        List<CustomerData.ChannelIdentityKey> identities = random.nextBoolean()
                ? List.of()
                : List.of(new CustomerData.ChannelIdentityKey("TELEGRAM", uid(person)));
        CustomerData customer = new CustomerData(null, "Zoë", null, email(person), null, identities);
        staff(em).open(customer, "invoice-" + random.nextInt());
    }

    private void comment(EntityManager em, Random random) {
        List<Dispute> disputes = em.createQuery(
                        "select d from Dispute d where d.merchantId = :merchant order by d.ticketNumber desc",
                        Dispute.class)
                .setParameter("merchant", merchant)
                .setMaxResults(5)
                .getResultList();
        if (!disputes.isEmpty()) {
            Dispute dispute = disputes.get(random.nextInt(disputes.size()));
            staff(em).addComment(dispute.getId(), Visibility.CUSTOMER, "Comment " + random.nextInt());
        }
    }

    private void writeInChat(EntityManager em, Random random) {
        ChannelUser user = user(random);
        em.createQuery("select max(d.ticketNumber) from Dispute d where d.merchantId = :merchant", Long.class)
                .setParameter("merchant", merchant)
                .getResultStream()
                .filter(number -> number != null)
                .forEach(number -> new TestInjector(em, NOON)
                        .get(CustomerComplaintService.class)
                        .addText(user, number, "Text " + random.nextInt()));
    }

    private void importOrders(EntityManager em, Random random) {
        List<String> lines = IntStream.range(0, 5).mapToObj(i -> line(random)).toList();
        ShopSystem.sendAll(em, NOON, merchant, lines);
    }

    /** An order of one of the people, known by another key each time: it changes hands. */
    private static String line(Random random) {
        int person = random.nextInt(PEOPLE);
        String customer = random.nextBoolean()
                ? "\"email\":\"" + email(person) + "\""
                : "\"channelIdentities\":[{\"channel\":\"TELEGRAM\",\"uid\":\"" + uid(person) + "\"}]";
        return ("{\"orderId\":\"%s\",\"orderNumber\":\"N%d\",\"status\":\"SHIPPED\",\"customer\":{%s,\"lastName\":\"%d\"},"
                        + "\"items\":[{\"title\":\"TV\"}],\"amount\":\"129.90\",\"currency\":\"EUR\"}")
                .formatted(order(random), random.nextInt(), customer, random.nextInt());
    }

    private void erase(Random random) {
        List<UUID> customers = database.inTransaction(em -> em.createQuery(
                        "select c.id from Customer c where c.merchantId = :merchant order by c.createdAt desc, c.id",
                        UUID.class)
                .setParameter("merchant", merchant)
                .setMaxResults(PEOPLE)
                .getResultList());
        InterruptibleErasure.of(database, NOON)
                .erase(
                        Callers.named("anna", merchant),
                        merchant,
                        customers.get(random.nextInt(customers.size())),
                        Preconditions.of("*", null));
    }
}
