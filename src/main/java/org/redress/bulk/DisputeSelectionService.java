package org.redress.bulk;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import org.jspecify.annotations.Nullable;
import org.redress.paging.PageRequest;
import org.redress.search.DisputeQueryService;
import org.redress.search.DisputeSelection;
import org.redress.search.PageOf;

/** Finds the disputes that a request is meant for. */
@Stateless
public class DisputeSelectionService {
    @EJB
    DisputeQueryService disputes;

    /** Returns the disputes that were named, or the first ones of the filter. */
    public PageOf<ChosenDispute> disputes(BulkRequest request, @Nullable DisputeSelection selection) {
        if (selection == null) {
            return new PageOf<>(request.chosen(), false, false);
        }
        return disputes.versions(selection.filter(), selection.sort(), new PageRequest(request.limit(), 1, null))
                .map(found -> new ChosenDispute(found.id(), found.version()));
    }
}
