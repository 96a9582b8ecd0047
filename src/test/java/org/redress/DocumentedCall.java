package org.redress;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.redress.api.OpenApiFile;
import org.redress.dispute.DisputeAction;

/**
 * A call of the API that a page shows.
 *
 * @param place page and line
 * @param valid whether it is to succeed; otherwise only its address and method are right
 * @param path without the query
 * @param query names and values of the query, decoded
 * @param headers by their names in lower case
 * @param body null if there is none
 */
record DocumentedCall(
        String place,
        boolean valid,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        String body) {

    private static final Pattern OURS =
            Pattern.compile("(?:…|https?://(?:localhost|redress\\.example)(?::\\d+)?)(/[^?]*)(?:\\?(.*))?");
    /** An action's address in the response of an earlier request. */
    private static final Pattern LINK = Pattern.compile("\\{\\{\\w+\\.response\\.body\\.actions\\.([\\w-]+)}}");

    private static final String OPENED = OpenApiFile.BASE + "/1/disputes/b87a9941-5d89-46a7-8890-3d1beec40def/";

    /** Returns the call of a curl command, or empty if it calls another server. */
    static Optional<DocumentedCall> ofCurl(String place, boolean valid, List<String> command) {
        String method = null;
        String address = null;
        String body = null;
        String implied = "GET";
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < command.size(); i++) {
            String word = command.get(i);
            switch (word) {
                case "-X" -> method = command.get(++i);
                case "-H" -> addHeader(headers, command.get(++i));
                case "-d" -> {
                    // @ names a file, or the output of another command
                    String data = command.get(++i);
                    body = data.startsWith("@") ? null : data;
                    implied = "POST";
                }
                case "-T" -> {
                    i++;
                    implied = "PUT";
                }
                case "-F" -> {
                    i++;
                    headers.put("content-type", "multipart/form-data");
                    implied = "POST";
                }
                case "-s", "-i", "-fsS" -> {}
                default -> address = word;
            }
        }
        return ofAddress(place, valid, method == null ? implied : method, address, headers, body);
    }

    /** Returns the requests of a file for HTTP clients. */
    static List<DocumentedCall> ofHttpFile(String name, String text) {
        List<DocumentedCall> calls = new ArrayList<>();
        for (String section : text.split("(?m)^### ")) {
            List<String> lines = section.lines().toList();
            int start = 1;
            while (start < lines.size() && lines.get(start).startsWith("#")) {
                start++;
            }
            if (section.startsWith("#")) {
                continue; // The head of the file
            }
            int end = start;
            Map<String, String> headers = new TreeMap<>();
            while (++end < lines.size() && !lines.get(end).isBlank()) {
                addHeader(headers, lines.get(end));
            }
            String body = String.join("\n", lines.subList(Math.min(end, lines.size()), lines.size()))
                    .strip();
            String[] request = lines.get(start).split(" ");
            calls.add(ofAddress(
                            name + ": " + lines.get(0),
                            !lines.get(0).startsWith("Must fail"),
                            request[0],
                            address(request[1]),
                            headers,
                            body.isEmpty() ? null : body)
                    .orElseThrow());
        }
        return calls;
    }

    private static String address(String text) {
        return LINK.matcher(text.replace("{{host}}", "http://localhost:8080"))
                .replaceAll(link -> OPENED
                        + DisputeAction.named(link.group(1)).orElseThrow().path());
    }

    private static Optional<DocumentedCall> ofAddress(
            String place, boolean valid, String method, String address, Map<String, String> headers, String body) {
        Matcher ours = OURS.matcher(address);
        if (!ours.matches()) {
            return Optional.empty();
        }
        Map<String, String> query = new TreeMap<>();
        Stream.ofNullable(ours.group(2))
                .flatMap(text -> Stream.of(text.split("&")))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        String path = (address.startsWith("…") ? OpenApiFile.BASE : "") + ours.group(1);
        return Optional.of(new DocumentedCall(place, valid, method, path, query, headers, body));
    }

    private static void addHeader(Map<String, String> headers, String line) {
        String[] parts = line.split(": *", 2);
        headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].replaceFirst(";.*", ""));
    }

    @Override
    public String toString() {
        return place + ": " + method + " " + path;
    }
}
