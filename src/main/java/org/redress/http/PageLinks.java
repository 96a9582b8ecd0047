package org.redress.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;

/**
 * The Link header (RFC 8288) of a page: first, prev, next, and last if the rows were counted. Targets are paths without
 * host, since only the caller knows the host's public name.
 */
public final class PageLinks {
    private static final String NUMBER = "pageNumber";
    private static final String CURSOR = "cursor";

    private final String path;
    private final String parameters;

    /** @param names the list's parameters; each link repeats those of the request */
    public PageLinks(UriInfo uri, Collection<String> names) {
        this.path = uri.getRequestUri().getRawPath();
        this.parameters = repeated(uri.getQueryParameters(), names);
    }

    /**
     * Returns the header's value, all links in one line.
     *
     * @param total the number of rows of all pages, or null if they were not counted
     */
    public String of(Page<?> page, PageRequest request, @Nullable Long total) {
        List<String> links = new ArrayList<>();
        links.add(link(NUMBER, "1", "first"));
        if (page.previous() != null) {
            links.add(link(CURSOR, page.previous().text(), "prev"));
        }
        if (page.next() != null) {
            links.add(link(CURSOR, page.next().text(), "next"));
        }
        if (total != null) {
            long last = Math.max(1, (total + request.size() - 1) / request.size());
            links.add(link(NUMBER, Long.toString(last), "last"));
        }
        return String.join(", ", links);
    }

    private String link(String name, String value, String relation) {
        return link(path + "?" + parameters + name + "=" + value, relation);
    }

    /**
     * Returns one link.
     *
     * @param target path with its query, encoded
     */
    static String link(String target, String relation) {
        return "<" + target + ">; rel=\"" + relation + "\"";
    }

    /**
     * Returns the parameters that a link repeats, encoded, each with {@code &} behind it.
     *
     * @param names the list's parameters; those that select the page are left out
     */
    static String repeated(MultivaluedMap<String, String> query, Collection<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            if (query.containsKey(name) && !name.equals(NUMBER) && !name.equals(CURSOR)) {
                // UriBuilder would leave commas and quotes as they are, which end a link in the header
                String value = ApiPaths.encode(query.getFirst(name));
                text.append(name).append('=').append(value).append('&');
            }
        }
        return text.toString();
    }
}
