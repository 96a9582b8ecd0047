package org.redress.dispute;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.party.Customer;
import org.redress.quota.QuotaService;
import org.redress.reason.DisputeReason;
import org.redress.reason.ReferenceData;
import org.redress.timeline.TimelineEntry;

/** Creates disputes, for the chat and for the merchant. */
@Stateless
public class DisputeCreationService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ReferenceData referenceData;

    @EJB
    QuotaService quotas;

    @EJB
    TimelineRecordingService timelines;

    @Inject
    Event<ComplaintRaised> raised;

    /**
     * Creates a dispute with the first entry of its timeline.
     *
     * @param reason null for the reason of the complaint's category
     * @throws org.redress.quota.QuotaExceededException if the merchant has opened as many disputes as it may today
     */
    public Dispute open(
            ComplaintDetails complaint,
            Customer customer,
            DisputeSubject subject,
            @Nullable DisputeReason reason,
            ActionContext context) {
        quotas.checkDispute(customer.getMerchantId(), context.at());
        Dispute dispute = new Dispute(
                UUID.randomUUID(),
                nextTicketNumber(),
                complaint,
                customer,
                reason == null
                        ? referenceData.reasons(customer.getMerchantId()).ofCategory(complaint.category())
                        : reason,
                subject,
                context);
        TimelineEntry opening = dispute.recordOpening(context);
        em.persist(dispute);
        timelines.record(dispute, opening);
        raised.fire(new ComplaintRaised(dispute.getTicketNumber()));
        return dispute;
    }

    private long nextTicketNumber() {
        Object next = em.createNativeQuery("select nextval('ticket_number')").getSingleResult();
        return ((Number) next).longValue();
    }
}
