package org.redress.run;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code ./redress}: the command line for developers of receivers of events. Java launches this source file itself, so
 * it needs nothing but a JDK.
 */
public final class CommandLine {
    private static final String USAGE =
            """
            Usage:
              ./redress listen --forward URL    sends each event to a receiver, signed as a webhook, and
                                                goes on where it stopped
                  --url URL                     of Redress; http://localhost:8080
                  --client ID                   of the merchant; 1
                  --token-file FILE             a token with the role merchant or viewer; target/demo/viewer.jwt
                  --types TYPE,…                the wanted types; all
                  --cursor-file FILE            remembers the last event that was taken; target/demo/listen.cursor
                  --from latest|oldest|NUMBER   where to begin if there is no such file; latest
                  --secret whsec_…              signs the requests; a new one, which is printed
              ./redress trigger TYPE            lets the demo produce an event: order.updated, dispute.created,
                                                dispute.information_requested, dispute.decided, comment.added,
                                                complaint.answered
                  --url URL, --client ID        as above
                  --token-file FILE             a token with the role merchant; target/demo/merchant.jwt
              ./redress events resend ID        sends an event again to each webhook that told it
                  --url, --client, --token-file as for trigger
              ./redress webhooks verify < BODY  says whether a request was signed with a secret
                  --secret whsec_… --id ID --timestamp SECONDS --signature 'v1,…'
            """;

    private CommandLine() {}

    /** Runs a command. Ends with 0, with 1 if it failed, or with 2 if it was called wrongly. */
    public static void main(String[] arguments) throws Exception {
        try {
            run(List.of(arguments));
        } catch (Failure e) {
            new PrintStream(System.err, true, StandardCharsets.UTF_8).println(e.getMessage());
            System.exit(e.code);
        }
    }

    private static void run(List<String> arguments) throws Exception {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        switch (command) {
            case "listen" ->
                new Listener(Options.of(
                                arguments.subList(1, arguments.size()),
                                "forward",
                                "url",
                                "client",
                                "token-file",
                                "types",
                                "cursor-file",
                                "from",
                                "secret"))
                        .listen();
            case "trigger" -> {
                if (arguments.size() < 2 || arguments.get(1).startsWith("--")) {
                    throw Failure.usage("trigger needs a type, such as dispute.decided.");
                }
                Options options = Options.of(arguments.subList(2, arguments.size()), "url", "client", "token-file");
                new Trigger(new Api(options, "target/demo/merchant.jwt")).trigger(arguments.get(1));
            }
            case "events" -> {
                if (arguments.size() < 3 || !arguments.get(1).equals("resend")) {
                    throw Failure.usage("events has one command: resend ID.");
                }
                Options options = Options.of(arguments.subList(3, arguments.size()), "url", "client", "token-file");
                resend(new Api(options, "target/demo/merchant.jwt"), arguments.get(2));
            }
            case "webhooks" -> {
                if (arguments.size() < 2 || !arguments.get(1).equals("verify")) {
                    throw Failure.usage("webhooks has one command: verify.");
                }
                verify(Options.of(arguments.subList(2, arguments.size()), "secret", "id", "timestamp", "signature"));
            }
            case "", "help", "--help", "-h" -> System.out.print(USAGE);
            default -> throw Failure.usage("There is no command " + command + ".");
        }
    }

    private static void resend(Api api, String event) throws IOException, InterruptedException {
        if (!event.matches("[0-9A-Fa-f-]{36}")) {
            throw new Failure("The ID must be that of an event, as the header webhook-id has it, not " + event + ".");
        }
        int sent = 0;
        for (String webhook : Json.elements(api.send("GET", "/webhooks", "").body())) {
            String deliveries = "/webhooks/" + Json.text(Json.members(webhook).get("id")) + "/deliveries";
            String page = api.send("GET", deliveries + "?eventId=" + event, "").body();
            for (String delivery : Json.elements(page)) {
                api.send("POST", deliveries + "/" + Json.members(delivery).get("number") + "/actions/resend", "");
                System.out.println(
                        "Sending again to " + Json.text(Json.members(webhook).get("url")));
                sent++;
            }
        }
        if (sent == 0) {
            throw new Failure("No webhook of this merchant has told the event " + event + ".");
        }
    }

    private static void verify(Options options) throws IOException {
        String secret = options.required("secret");
        String id = options.required("id");
        String timestamp = options.required("timestamp");
        String signatures = options.required("signature");
        if (!timestamp.matches("\\d{1,12}")) {
            throw new Failure("--timestamp must be the header webhook-timestamp: seconds since 1970.");
        }
        byte[] body = System.in.readAllBytes();
        byte[] expected = Signature.of(secret, id, timestamp, body).getBytes(StandardCharsets.UTF_8);
        boolean valid = Arrays.stream(signatures.split(" "))
                .anyMatch(given -> MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)));
        if (!valid) {
            throw new Failure("The signature is wrong. Use the body as it arrived, byte by byte; --id, --timestamp and"
                    + " --signature as the headers have them; and the secret of this webhook.");
        }
        long seconds = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp));
        if (seconds > Signature.TOLERANCE.toSeconds()) {
            throw new Failure("The signature is right, but the timestamp is " + seconds
                    + " seconds from now: a receiver must refuse more than 300, since a stranger may repeat the"
                    + " request.");
        }
        System.out.println("The signature is right.");
    }

    /** A failure that the caller can do something about. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int code;

        Failure(String message) {
            this(message, 1);
        }

        private Failure(String message, int code) {
            super(message);
            this.code = code;
        }

        static Failure usage(String message) {
            return new Failure(message + "\n\n" + USAGE, 2);
        }
    }

    /** Options of a command: --name value. */
    private record Options(Map<String, String> values) {
        static Options of(List<String> arguments, String... names) {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < arguments.size(); i += 2) {
                String name =
                        arguments.get(i).startsWith("--") ? arguments.get(i).substring(2) : "";
                if (!Set.of(names).contains(name)) {
                    throw Failure.usage("There is no option " + arguments.get(i) + ".");
                }
                if (i + 1 == arguments.size()) {
                    throw Failure.usage("The option --" + name + " needs a value.");
                }
                values.put(name, arguments.get(i + 1));
            }
            return new Options(values);
        }

        String get(String name, String otherwise) {
            return values.getOrDefault(name, otherwise);
        }

        String required(String name) {
            if (!values.containsKey(name)) {
                throw Failure.usage("The option --" + name + " is missing.");
            }
            return values.get(name);
        }

        URI address(String name, String otherwise) {
            String text = get(name, otherwise);
            try {
                URI address = URI.create(text);
                if (List.of("http", "https").contains(String.valueOf(address.getScheme()))
                        && address.getHost() != null) {
                    return address;
                }
            } catch (IllegalArgumentException e) {
                // As below
            }
            throw new Failure("--" + name + " must be an address such as http://localhost:8081, not " + text + ".");
        }
    }

    /** Signatures of Standard Webhooks 1.0.0. */
    private static final class Signature {
        static final Duration TOLERANCE = Duration.ofMinutes(5);
        private static final String PREFIX = "whsec_";

        static String newSecret() {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            return PREFIX + Base64.getEncoder().encodeToString(secret);
        }

        static String of(String secret, String id, String timestamp, byte[] body) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
                mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
                return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte[] key(String secret) {
            try {
                if (secret.startsWith(PREFIX) && secret.length() > PREFIX.length()) {
                    return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
                }
            } catch (IllegalArgumentException e) {
                // As below
            }
            throw new Failure("--secret must be whsec_ and base64, as Redress shows it when a webhook is created.");
        }
    }

    /** Calls of a merchant's API. Waits while the server is down or busy. */
    private static final class Api {
        private static final Duration LONGEST = Duration.ofMinutes(1);
        private static final int MOST_SECONDS = 60;

        private final HttpClient client = newClient();
        private final URI server;
        private final String merchant;
        private final Path tokenFile;

        Api(Options options, String tokenFile) {
            server = options.address("url", "http://localhost:8080");
            merchant = options.get("client", "1");
            if (!merchant.matches("[1-9]\\d{0,8}")) {
                throw new Failure("--client must be the number of a merchant, not " + merchant + ".");
            }
            this.tokenFile = Path.of(options.get("token-file", tokenFile));
        }

        /** Sends a call of the merchant, and returns the answer: 2xx, or 410. */
        HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
            boolean told = false;
            while (true) {
                try {
                    HttpResponse<String> answer = client.send(request(method, path, body), BodyHandlers.ofString());
                    int status = answer.statusCode();
                    if (status / 100 == 2 || status == 410) {
                        return answer;
                    }
                    if (status != 429 && status < 500) {
                        throw refused(answer);
                    }
                    told = tell(told, server + " answers " + status);
                    pause(Duration.ofSeconds(answer.headers()
                            .firstValue("Retry-After")
                            .filter(seconds -> seconds.matches("\\d{1,4}"))
                            .map(Integer::valueOf)
                            .map(seconds -> Math.min(seconds, MOST_SECONDS))
                            .orElse(1)));
                } catch (IOException e) {
                    told = tell(told, server + " does not answer");
                    pause(Duration.ofSeconds(1));
                }
            }
        }

        private static boolean tell(boolean told, String problem) {
            if (!told) {
                System.err.println(problem + "; trying again. Ctrl-C ends.");
            }
            return true;
        }

        private HttpRequest request(String method, String path, String body) throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/rest/v1/" + merchant + path))
                    .timeout(LONGEST)
                    .header("Authorization", "Bearer " + token())
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            if (method.equals("POST")) {
                request.header("If-Match", "*");
            }
            return request.build();
        }

        // Read for each call: a token expires, and is replaced
        private String token() {
            try {
                return Files.readString(tokenFile).strip();
            } catch (IOException e) {
                throw new Failure("There is no token in " + tokenFile
                        + ". The demo writes it (mvn -Prun); name another file with --token-file.");
            }
        }

        private Failure refused(HttpResponse<String> answer) {
            return new Failure(
                    switch (answer.statusCode()) {
                        case 401 ->
                            "The token in " + tokenFile + " is not valid, or no longer. The demo writes a new one when"
                                    + " it starts (mvn -Prun); name another file with --token-file.";
                        case 403 ->
                            "The token in " + tokenFile + " may not do this for merchant " + merchant
                                    + ". Name another merchant with --client, or another file with --token-file.";
                        case 404 -> "There is no " + answer.uri() + ". Is --url the address of Redress?";
                        default -> server + " answers " + answer.statusCode() + ": " + answer.body();
                    });
        }
    }

    // Over HTTP/1.1: simple receivers close the connection when they are asked for HTTP/2
    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    /** Reads the event log by long poll, and forwards each event as a webhook until its receiver takes it. */
    private static final class Listener {
        private static final Duration LONGEST = Duration.ofSeconds(15);
        private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

        private final HttpClient client = newClient();
        private final Api api;
        private final URI receiver;
        private final String types;
        private final Path cursorFile;
        private final String from;
        private final String secret;

        Listener(Options options) {
            options.required("forward");
            receiver = options.address("forward", "");
            api = new Api(options, "target/demo/viewer.jwt");
            types = options.get("types", "");
            if (!types.matches("[a-z._,]*")) {
                throw new Failure(
                        "--types must be names such as dispute.decided, separated by commas, not " + types + ".");
            }
            cursorFile = Path.of(options.get("cursor-file", "target/demo/listen.cursor"))
                    .toAbsolutePath();
            from = options.get("from", "latest");
            if (!from.matches("latest|oldest|\\d{1,18}")) {
                throw new Failure("--from must be latest, oldest or the number of an event, not " + from + ".");
            }
            secret = options.get("secret", Signature.newSecret());
            Signature.key(secret);
        }

        void listen() throws IOException, InterruptedException {
            System.out.println("Secret: " + secret);
            String cursor = cursor();
            System.out.println("Sending the events after " + cursor + " to " + receiver + ". Ctrl-C ends.");
            while (true) {
                Instant begin = Instant.now();
                Map<String, String> page = page(cursor, 20);
                List<String> events = Json.elements(page.get("events"));
                for (String event : events) {
                    deliver(event);
                }
                String next = Json.text(page.get("next"));
                if (!next.equals(cursor)) {
                    store(next);
                    cursor = next;
                }
                if (events.isEmpty() && begin.plusSeconds(1).isAfter(Instant.now())) {
                    // The server lets no more calls wait
                    pause(Duration.ofSeconds(1));
                }
            }
        }

        private Map<String, String> page(String cursor, int wait) throws IOException, InterruptedException {
            HttpResponse<String> answer = api.send(
                    "GET",
                    "/events?pageSize=50&wait=" + wait + "&cursor=" + cursor
                            + (types.isEmpty() ? "" : "&types=" + types),
                    "");
            if (answer.statusCode() == 410) {
                throw new Failure("Events after " + cursor + " are deleted already, and cannot be sent. To go on"
                        + " with the oldest one, delete " + cursorFile + " and add --from oldest.");
            }
            return Json.members(answer.body());
        }

        private String cursor() throws IOException, InterruptedException {
            try {
                String stored = Files.readString(cursorFile).strip();
                if (!stored.matches("\\d{1,18}")) {
                    throw new Failure(cursorFile + " has no cursor. Name another file with --cursor-file.");
                }
                return stored;
            } catch (NoSuchFileException e) {
                String first = from.equals("oldest") ? "0" : from;
                if (from.equals("latest")) {
                    first = Json.text(page("latest", 0).get("next"));
                }
                store(first);
                return first;
            }
        }

        // In one step: a kill leaves the old number or the new one
        private void store(String cursor) throws IOException {
            try {
                Files.createDirectories(cursorFile.getParent());
                Path next = cursorFile.resolveSibling(cursorFile.getFileName() + ".new");
                Files.writeString(next, cursor);
                Files.move(next, cursorFile, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new Failure("Cannot write " + cursorFile + ". Name another file with --cursor-file.");
            }
        }

        /** Sends an event until its receiver answers 2xx, and only then stores its number. */
        private void deliver(String event) throws IOException, InterruptedException {
            Map<String, String> members = Json.members(event);
            String name = members.get("seq") + " " + Json.text(members.get("type"));
            byte[] body = ("{\"type\":" + members.get("type") + ",\"timestamp\":" + members.get("occurredAt")
                            + ",\"data\":" + event + "}")
                    .getBytes(StandardCharsets.UTF_8);
            Duration pause = Duration.ofSeconds(1);
            String problem = send(Json.text(members.get("id")), body);
            while (!problem.isEmpty()) {
                System.err.println(name + ": " + problem + "; again in " + pause.toSeconds() + " s");
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                problem = send(Json.text(members.get("id")), body);
            }
            store(members.get("seq"));
            System.out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " sent " + name);
        }

        /** Returns why the receiver did not take the request; an empty text if it did. */
        private String send(String id, byte[] body) throws InterruptedException {
            String timestamp = Long.toString(Instant.now().getEpochSecond());
            HttpRequest request = HttpRequest.newBuilder(receiver)
                    .timeout(LONGEST)
                    .header("Content-Type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", timestamp)
                    .header("webhook-signature", Signature.of(secret, id, timestamp, body))
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            try {
                int status = client.send(request, BodyHandlers.discarding()).statusCode();
                return status / 100 == 2 ? "" : receiver + " answered " + status;
            } catch (IOException e) {
                return receiver + " does not answer";
            }
        }
    }

    /** Lets the demo produce an event by the calls that a shop's system would make. */
    private static final class Trigger {
        private final Api api;

        Trigger(Api api) {
            this.api = api;
        }

        void trigger(String type) throws IOException, InterruptedException {
            Map<String, List<String>> calls = new TreeMap<>();
            calls.put("dispute.created", List.of());
            calls.put(
                    "dispute.information_requested",
                    List.of("/actions/request-information", "{\"text\":\"Which lamp is on?\"}"));
            calls.put(
                    "dispute.decided",
                    List.of("/actions/decide", "{\"outcome\":\"MERCHANT\",\"text\":\"The lamp is not broken.\"}"));
            calls.put("complaint.answered", calls.get("dispute.decided"));
            calls.put("comment.added", List.of("/comments", "{\"text\":\"We look.\",\"visibility\":\"CUSTOMER\"}"));
            if (!type.equals("order.updated") && !calls.containsKey(type)) {
                throw Failure.usage("There is no way to trigger " + type + ".");
            }
            String id = "demo-" + UUID.randomUUID();
            send(
                    "PUT",
                    "/orders/" + id,
                    """
                    {"orderNumber":"OR#%s","status":"SHIPPED","amount":"49.00","currency":"EUR",
                    "items":[{"title":"Lamp"}],"customer":{"firstName":"Zoë",
                    "channelIdentities":[{"channel":"TELEGRAM","uid":"7"}]}}"""
                            .formatted(id));
            if (calls.containsKey(type)) {
                HttpResponse<String> opened = send(
                        "POST",
                        "/disputes",
                        "{\"orderId\":\"%s\",\"reasonId\":10213,\"description\":\"The lamp hums.\"}".formatted(id));
                String dispute =
                        "/disputes/" + Json.text(Json.members(opened.body()).get("id"));
                if (!calls.get(type).isEmpty()) {
                    send(
                            "POST",
                            dispute + calls.get(type).get(0),
                            calls.get(type).get(1));
                }
            }
        }

        private HttpResponse<String> send(String method, String path, String body)
                throws IOException, InterruptedException {
            HttpResponse<String> answer = api.send(method, path, body);
            System.out.println(method + " " + path + " " + answer.statusCode());
            return answer;
        }
    }

    /** Splits JSON of the API into its parts, which stay as they are. */
    private static final class Json {
        private final String json;
        private int at;

        private Json(String json) {
            this.json = json;
        }

        /** Returns the members of an object, each as JSON. */
        static Map<String, String> members(String object) {
            Map<String, String> members = new LinkedHashMap<>();
            Json parser = new Json(object);
            parser.skip();
            while (parser.next() == '"') {
                String name = text(parser.value());
                parser.skip();
                members.put(name, parser.value());
                if (parser.next() == ',') {
                    parser.skip();
                }
            }
            return members;
        }

        /** Returns the elements of an array, each as JSON. */
        static List<String> elements(String array) {
            List<String> elements = new ArrayList<>();
            Json parser = new Json(array);
            parser.skip();
            while (parser.next() != ']') {
                elements.add(parser.value());
                if (parser.next() == ',') {
                    parser.skip();
                }
            }
            return elements;
        }

        /** Returns a string without its quotes; ids, times and types have no escapes. */
        static String text(String string) {
            return string.substring(1, string.length() - 1);
        }

        private char next() {
            while (Character.isWhitespace(json.charAt(at))) {
                at++;
            }
            return json.charAt(at);
        }

        /** Skips a bracket, a comma or a colon. */
        private void skip() {
            next();
            at++;
        }

        private String value() {
            next();
            int begin = at;
            int depth = 0;
            do {
                char c = json.charAt(at);
                if (c == '"') {
                    string();
                } else {
                    depth += "{[".indexOf(c) >= 0 ? 1 : "}]".indexOf(c) >= 0 ? -1 : 0;
                    at++;
                }
            } while (depth > 0 || (at < json.length() && ",]} \t\r\n:".indexOf(json.charAt(at)) < 0));
            return json.substring(begin, at);
        }

        private void string() {
            at++;
            while (json.charAt(at) != '"') {
                at += json.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        }
    }
}
