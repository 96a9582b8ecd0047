package org.redress.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.redress.attachment.TransactionalAttachments;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Member;
import org.redress.http.Preconditions;
import org.redress.limits.Bulkhead;
import org.redress.storage.TransactionalStorage;

/** Steps of an erasure, each in a transaction of its own as on a server. They can be interrupted. */
final class InterruptibleErasure extends CustomerErasureService {
    private final TestDatabase database;
    private final Clock clock;
    private final int most;
    private final List<String> taken = new ArrayList<>();

    private InterruptibleErasure(TestDatabase database, Clock clock, int most) {
        this.database = database;
        this.clock = clock;
        this.most = most;
    }

    /** Returns an erasure with these steps. */
    static CustomerErasure of(TestDatabase database, Clock clock) {
        return of(database, clock, Integer.MAX_VALUE);
    }

    /** @param most number of steps until it is interrupted */
    static CustomerErasure of(TestDatabase database, Clock clock, int most) {
        CustomerErasure erasure = new CustomerErasure();
        erasure.steps = new InterruptibleErasure(database, clock, most);
        TransactionalStorage evidence = new TransactionalStorage(database, clock);
        erasure.blobs = evidence.depot(evidence.stores(Map.of()));
        erasure.attachments = new TransactionalAttachments(database, clock).erasure();
        erasure.bulkhead = new Bulkhead(20, 200, 100, 100);
        erasure.clock = clock;
        return erasure;
    }

    static List<String> takenBy(CustomerErasure erasure) {
        return ((InterruptibleErasure) erasure.steps).taken;
    }

    private <T> T take(String name, Function<CustomerErasureService, T> step) {
        if (taken.size() == most) {
            throw new IllegalStateException("the power fails");
        }
        T answer =
                database.inTransaction(em -> step.apply(new TestInjector(em, clock).get(CustomerErasureService.class)));
        taken.add(name);
        return answer;
    }

    @Override
    public boolean eraseCustomer(int merchantId, UUID customerId, Preconditions ifMatch, Instant at) {
        return take("person", step -> step.eraseCustomer(merchantId, customerId, ifMatch, at));
    }

    @Override
    public boolean eraseSomeOrders(int merchantId, UUID customerId) {
        return take("orders", step -> step.eraseSomeOrders(merchantId, customerId));
    }

    @Override
    public List<UUID> findDisputesLeft(int merchantId, UUID customerId) {
        return take("find disputes", step -> step.findDisputesLeft(merchantId, customerId));
    }

    @Override
    public boolean eraseDisputes(int merchantId, List<UUID> found, Member member) {
        return take("disputes", step -> step.eraseDisputes(merchantId, found, member));
    }

    @Override
    public boolean eraseNextIdempotencyRecords(int merchantId, UUID customerId) {
        return take("answers", step -> step.eraseNextIdempotencyRecords(merchantId, customerId));
    }

    @Override
    public boolean eraseNextDeliveries(int merchantId, UUID customerId) {
        return take("deliveries", step -> step.eraseNextDeliveries(merchantId, customerId));
    }

    @Override
    public boolean eraseNextSearchDocuments(int merchantId, UUID customerId) {
        return take("search documents", step -> step.eraseNextSearchDocuments(merchantId, customerId));
    }

    @Override
    public boolean isDone(int merchantId, UUID customerId) {
        return take("done", step -> step.isDone(merchantId, customerId));
    }
}
