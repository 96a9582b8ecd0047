package org.redress.system;

import java.util.Map;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.redress.dispute.Attachment;
import org.redress.dispute.Dispute;
import org.redress.handling.Comment;
import org.redress.order.Order;
import org.redress.party.ChannelIdentity;
import org.redress.party.Customer;
import org.redress.party.Merchant;
import org.redress.thumbnail.AttachmentThumbnail;
import org.redress.thumbnail.ThumbnailJob;
import org.redress.timeline.TimelineEntry;

/**
 * Adapts EclipseLink: switches off its retries of a query on a lost connection, which delay the 503 by ten seconds, and
 * orders the inserts of a transaction by the foreign keys, which it does not see in associations of two columns.
 */
// A listener, since EclipseLink 4.0.1 (Payara Server 6) and 5 have no interface of customizers in common
public class EclipseLinkSessionListener extends SessionEventAdapter {
    /** Each type, and the last one of those that its rows refer to. */
    private static final Map<Class<?>, Class<?>> INSERTED_AFTER = Map.of(
            Customer.class, Merchant.class,
            ChannelIdentity.class, Customer.class,
            Order.class, Customer.class,
            Dispute.class, Order.class,
            TimelineEntry.class, Dispute.class,
            Comment.class, Dispute.class,
            Attachment.class, Dispute.class,
            AttachmentThumbnail.class, Attachment.class,
            ThumbnailJob.class, Attachment.class);

    @Override
    public void preLogin(SessionEvent event) {
        Session session = event.getSession();
        session.getLogin().setQueryRetryAttemptCount(0);
        INSERTED_AFTER.forEach((later, earlier) -> session.getDescriptor(later).addConstraintDependencies(earlier));
    }
}
