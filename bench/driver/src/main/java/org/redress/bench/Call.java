package org.redress.bench;

/**
 * One request, the same for all systems.
 *
 * @param kind such as "first" or "query"
 * @param role the role of the token that Redress requires
 * @param body null for a GET
 * @param known entity tag of the answer that the client has; null for none
 */
record Call(String kind, String role, int merchant, String path, String body, String known) {
    Call(String kind, String role, int merchant, String path, String body) {
        this(kind, role, merchant, path, body, null);
    }

    /** Placeholder in a body for a unique text: the same complaint would be the same dispute. */
    static final String NEVER_THE_SAME = "NEVER-THE-SAME";

    static Call list(String kind, int merchant, String query) {
        return new Call(kind, "viewer", merchant, "/" + merchant + "/disputes" + query, null);
    }

    static Call chat(String kind, int merchant, String operation, String body) {
        return new Call(kind, "chatbot", merchant, "/api/rest/v1/ecom/integrations/" + operation, body);
    }
}
