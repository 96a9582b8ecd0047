package org.redress.http;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;

/**
 * The Link header of a page (RFC 8288): first, prev, next, and last where the rows were counted. The targets are paths
 * without host, since only the caller knows under which name it reaches us.
 */
public final class PageLinks {
    private static final String NUMBER = "pageNumber";
    private static final String CURSOR = "cursor";

    private final String path;
    private final String parameters;

    /** @param names the parameters of the list that every link repeats */
    public PageLinks(UriInfo uri, Collection<String> names) {
        this.path = uri.getRequestUri().getRawPath();
        this.parameters = repeated(uri.getQueryParameters(), names);
    }

    /** @param total how many rows there are, or null where they were not counted */
    public String of(Page<?> page, PageRequest request, Long total) {
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
        return "<" + path + "?" + parameters + name + "=" + value + ">; rel=\"" + relation + "\"";
    }

    private static String repeated(MultivaluedMap<String, String> query, Collection<String> names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            if (query.containsKey(name) && !name.equals(NUMBER) && !name.equals(CURSOR)) {
                String value = URLEncoder.encode(query.getFirst(name), StandardCharsets.UTF_8)
                        .replace("+", "%20");
                text.append(name).append('=').append(value).append('&');
            }
        }
        return text.toString();
    }
}
