package org.redress.console;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;
import org.redress.http.ApiPaths;
import org.redress.http.ConditionalGetFilter;
import org.redress.json.JsonBodyWriter;

/**
 * Serves the console's files and its configuration, and redirects to it from the root. A browser asks for each file
 * again, and gets 304 for what it has.
 */
// Not the server's own servlet: servers differ in entity tags, and dates of files in a reproducible WAR never change
public class ConsoleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String HOME = "/console/";
    private static final String CONFIG = HOME + "config.json";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern FILE = Pattern.compile("/console(/[\\w-]+)*/[\\w-]+(\\.[\\w-]+)*\\.(?<ending>\\w+)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png");

    @Inject
    transient ConsoleSettings settings;

    @Inject
    transient ConsoleConfig config;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!settings.isOn()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!METHODS.contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = ApiPaths.of(request);
        if (!path.startsWith(HOME)) {
            // A path: servers would redirect to the Host of the request, which the caller chooses
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + HOME);
            return;
        }
        if (path.equals(CONFIG)) {
            send(JsonBodyWriter.of(config.of(request)), MediaType.APPLICATION_JSON, response);
            return;
        }
        Matcher file = FILE.matcher(path.equals(HOME) ? HOME + "index.html" : path);
        String type = file.matches() ? TYPES.get(file.group("ending")) : null;
        byte[] content = type == null ? null : content(file.group());
        if (type == null || content == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String tag = Sha256.of(content);
        response.setHeader("Content-Security-Policy", settings.contentSecurityPolicy());
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.ETAG, '"' + tag + '"');
        if (ConditionalGetFilter.isNotModified(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        send(content, type, response);
    }

    private static void send(byte[] content, String type, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    // Read each time: the files are small, and the demo replaces them while it runs
    private byte @Nullable [] content(String path) throws IOException {
        try (InputStream file = getServletContext().getResourceAsStream(path)) {
            return file == null ? null : file.readAllBytes();
        }
    }
}
