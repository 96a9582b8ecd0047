package org.redress.savedview;

/** View that each merchant has, without storing it. */
enum GivenViewName {
    /** The shop's turn: the most urgent first. */
    NEEDS_ANSWER("Needs answer", "status=1,3&sortBy=Deadline&sortMethod=asc"),
    OVERDUE("Overdue", "overdue=true&sortBy=Deadline&sortMethod=asc"),
    /** Open disputes that are assigned to the caller. */
    MINE("Mine", "assignee=me&status=1,2,3&sortBy=Deadline&sortMethod=asc");

    private final String title;
    private final String query;

    GivenViewName(String title, String query) {
        this.title = title;
        this.query = query;
    }

    SavedView view() {
        return new SavedView(null, name(), title, query, true, null, null);
    }
}
