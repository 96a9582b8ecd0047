package org.redress.bulk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.paging.PageRequest;
import org.redress.search.DisputeQueryService;

/** Finds the disputes that a request is meant for. */
@Stateless
public class DisputeSelectionService {
    @Inject
    DisputeQueryService disputes;

    /** Returns the disputes that were named, or the first ones of the filter. */
    public List<ChosenDispute> disputes(BulkRequest request, BulkRequest.@Nullable Selection selection) {
        return selection == null
                ? request.chosen()
                : disputes
                        .keys(selection.filter(), selection.sort(), new PageRequest(request.limit(), 1, null))
                        .shown()
                        .stream()
                        .map(key -> new ChosenDispute(key.id(), key.version()))
                        .toList();
    }
}
