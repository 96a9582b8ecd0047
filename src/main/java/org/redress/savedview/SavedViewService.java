package org.redress.savedview;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.http.Preconditions;
import org.redress.key.OwnedKey;
import org.redress.party.Merchant;
import org.redress.problem.ConflictException;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnknownResourceException;
import org.redress.problem.Violation;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeSelection;
import org.redress.security.Caller;
import org.redress.text.FoldedText;

/** Reads and changes the views of staff. A private view exists for its owner alone. */
@Stateless
public class SavedViewService {
    // Nobody works through more; each view of a list costs one index scan up to here
    private static final int COUNTED = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    DisputeQueryService disputes;

    @Inject
    @ConfigProperty(name = "view.number")
    int number;

    /** Returns the views that each merchant has, then those that the caller sees, by name. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<SavedView> list(Caller caller) {
        Stream<SavedView> saved = em.createNamedQuery(ViewDefinition.VISIBLE, ViewDefinition.class)
                .setParameter("merchant", caller.merchantId())
                .setParameter("reader", staffId(caller))
                .getResultStream()
                .map(SavedView::of)
                .sorted(Comparator.comparing((SavedView view) -> FoldedText.ofNumber(view.name()))
                        .thenComparing(SavedView::id, Comparator.nullsFirst(Comparator.naturalOrder())));
        return Stream.concat(Arrays.stream(GivenViewName.values()).map(GivenViewName::view), saved)
                .toList();
    }

    /** Returns views with the numbers of their disputes, as the caller sees them. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<SavedView> counted(List<SavedView> views, Caller caller) {
        return views.stream().map(view -> view.with(count(view, caller))).toList();
    }

    private SavedView.@Nullable Count count(SavedView view, Caller caller) {
        DisputeSelection selection;
        try {
            selection = DisputeSelection.of(view.query(), "query", caller, clock.instant());
        } catch (InvalidRequestException e) {
            // A later version may have other parameters; its other views are counted all the same
            return null;
        }
        int found = disputes.countUpTo(selection.filter(), COUNTED + 1);
        return new SavedView.Count(Math.min(found, COUNTED), found <= COUNTED);
    }

    /**
     * Returns a view.
     *
     * @throws UnknownResourceException if the caller sees no such view
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public SavedView get(Caller caller, UUID id) {
        return SavedView.of(find(caller, id, LockModeType.NONE));
    }

    /**
     * Creates a view of the caller.
     *
     * @throws ConflictException if there are too many
     */
    public SavedView create(Caller caller, SavedViewData data) {
        requireRoom(caller.merchantId(), data.shared(), staffId(caller));
        ViewDefinition view =
                new ViewDefinition(caller.merchantId(), UUID.randomUUID(), staffId(caller), caller.name(), data);
        em.persist(view);
        return SavedView.of(view);
    }

    /**
     * Replaces a view. Its owner stays.
     *
     * @param conditions the state that the caller has read
     * @throws UnknownResourceException if the caller sees no such view
     * @throws ConflictException if it is shared or not any more, and there are too many of that kind
     * @throws org.redress.problem.PreconditionFailedException if the view has changed since it was read
     */
    public SavedView replace(Caller caller, UUID id, Preconditions conditions, SavedViewData data) {
        ViewDefinition view = find(caller, id, LockModeType.PESSIMISTIC_WRITE);
        String current = SavedView.of(view).tag();
        // Equal data may be the same call again, after its answer was lost: its ETag is one of before
        if (data.equals(view.getData())) {
            conditions.checkNoneMatches(current);
        } else {
            conditions.check(current);
            if (data.shared() != view.getData().shared()) {
                requireRoom(caller.merchantId(), data.shared(), view.getOwnerId());
            }
            view.change(data);
        }
        return SavedView.of(view);
    }

    /**
     * Deletes a view.
     *
     * @param conditions the state that the caller has read
     * @throws UnknownResourceException if the caller sees no such view
     * @throws org.redress.problem.PreconditionFailedException if the view has changed since it was read
     */
    public void delete(Caller caller, UUID id, Preconditions conditions) {
        ViewDefinition view = find(caller, id, LockModeType.PESSIMISTIC_WRITE);
        conditions.check(SavedView.of(view).tag());
        em.remove(view);
    }

    private ViewDefinition find(Caller caller, UUID id, LockModeType lock) {
        ViewDefinition view = em.find(ViewDefinition.class, new OwnedKey(caller.merchantId(), id), lock);
        if (view == null || !view.isVisibleTo(staffId(caller))) {
            throw new UnknownResourceException("view");
        }
        return view;
    }

    private void requireRoom(int merchantId, boolean shared, String ownerId) {
        // One at a time, so that their number is right
        if (em.find(Merchant.class, merchantId, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new UnknownResourceException("client");
        }
        TypedQuery<Long> others = em.createNamedQuery(
                        shared ? ViewDefinition.SHARED_NUMBER : ViewDefinition.PRIVATE_NUMBER, Long.class)
                .setParameter("merchant", merchantId);
        if (!shared) {
            others.setParameter("owner", ownerId);
        }
        if (others.getSingleResult() >= number) {
            String owner = shared ? "a merchant shares" : "a member of staff has";
            throw new ConflictException(new Violation(
                    "name", "must not be added: " + owner + " at most " + number + " such views", "body"));
        }
    }

    private static String staffId(Caller caller) {
        return caller.identity().name();
    }
}
