package org.redress.search;

import java.util.UUID;
import org.redress.http.ApiPaths;

/** Paths of disputes and of their files, as responses show them: without host. */
public final class DisputePaths {
    private DisputePaths() {}

    /** Returns the path of a dispute, with a trailing slash. */
    public static String dispute(int merchantId, UUID id) {
        return ApiPaths.BASE + "/" + merchantId + "/disputes/" + id + "/";
    }

    /** Returns the path of an attached file as the documents print it: an alias without {@link ApiPaths#BASE}. */
    static String attachment(UUID disputeId, UUID id) {
        return "/Complaints/" + disputeId + "/attachments/" + id;
    }
}
