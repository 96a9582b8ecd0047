package org.redress.party;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.problem.ConcurrentChangeException;

/** Stores the wish of chat users to get no messages without asking, with all customers that are the same user. */
@Stateless
public class MessagesStopService {
    @PersistenceContext
    EntityManager em;

    @EJB
    ChatCustomerService customers;

    @Inject
    Clock clock;

    /**
     * Stops the messages to a user; an unknown user is remembered. Repeating it changes nothing.
     *
     * @return the id of the user's first customer; empty if the merchant does not exist
     * @throws ConcurrentChangeException if a customer was erased, or merged with another one, meanwhile
     */
    public Optional<UUID> stop(ChannelUser user) {
        Optional<Customer> first = customers.findOrCreate(user);
        if (first.isPresent()) {
            em.flush();
            write(user, clock.instant().toString());
            customers.updateLanguage(user);
        }
        return first.map(Customer::getId);
    }

    /**
     * Allows the messages to a user again. An unknown user stays unknown.
     *
     * @return the id of the user's first customer; empty if the user is unknown
     * @throws ConcurrentChangeException if a customer was erased, or merged with another one, meanwhile
     */
    public Optional<UUID> resume(ChannelUser user) {
        return write(user, null);
    }

    // Locked in one order, since other calls may lock the same customers
    private Optional<UUID> write(ChannelUser user, @Nullable String stoppedAt) {
        List<UUID> ids =
                customers.findCustomers(user).stream().map(Customer::getId).toList();
        for (UUID id : ids.stream().sorted().toList()) {
            if (customers.lock(user.merchantId(), id).isEmpty()) {
                throw new ConcurrentChangeException("customer");
            }
            em.createNativeQuery("update customers set messages_stopped_at = cast(?3 as timestamp with time zone)"
                            + " where merchant_id = ?1 and id = cast(?2 as uuid) and messages_stopped_at is "
                            + (stoppedAt == null ? "not null" : "null"))
                    .setParameter(1, user.merchantId())
                    .setParameter(2, id.toString())
                    .setParameter(3, stoppedAt)
                    .executeUpdate();
        }
        return ids.stream().findFirst();
    }
}
