package org.redress.operator;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import org.redress.event.EventType;
import org.redress.event.OutboxService;
import org.redress.party.MerchantAction;
import org.redress.party.MerchantChanged;

/** Tells a merchant's systems that it was suspended or resumed, in the transaction of the change. */
@Stateless
public class MerchantEventService {
    @EJB
    OutboxService outbox;

    /** Adds the event of a suspension or a resumption; other changes have none. */
    public void record(@Observes MerchantChanged changed) {
        if (changed.action() == MerchantAction.SUSPEND) {
            add(changed, EventType.MERCHANT_SUSPENDED);
        } else if (changed.action() == MerchantAction.RESUME) {
            add(changed, EventType.MERCHANT_RESUMED);
        }
    }

    private void add(MerchantChanged changed, EventType type) {
        outbox.addNow(changed.merchantId(), type, Integer.toString(changed.merchantId()));
    }
}
