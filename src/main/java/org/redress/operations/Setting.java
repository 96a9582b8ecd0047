package org.redress.operations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.redress.deadline.CountryTerms;
import org.redress.deadline.TimeLimit;
import org.redress.limits.Bulkhead;
import org.redress.problem.InputLimits;

/**
 * Settings with their keys and allowed values; a constant's name is the environment variable. Defaults are in
 * META-INF/microprofile-config.properties.
 */
enum Setting {
    REDRESS_MODE("redress.mode", "development or production", oneOf("development|production")),
    DB_URL(
            "db.url",
            "a URL of PostgreSQL such as jdbc:postgresql://host:5432/redress, for several hosts"
                    + " jdbc:postgresql://a,b,c/redress?targetServerType=primary, or begin with jdbc:h2:",
            Setting::isDatabase),
    DB_USER("db.user"),
    DB_PASSWORD("db.password"),
    DB_READ_URL(
            "db.read-url",
            "a URL of PostgreSQL's replicas such as jdbc:postgresql://b,c/redress",
            Setting::areReplicas),
    DB_READ_WAIT_MILLIS("db.read-wait-millis", "1..1000", within(1, 1_000)),
    DB_CONNECTS("db.connects", "1.." + Bulkhead.MAX_PERMITS, within(1, Bulkhead.MAX_PERMITS)),
    DB_POOL_SIZE("db.pool-size", "1.." + Bulkhead.MAX_PERMITS, within(1, Bulkhead.MAX_PERMITS)),
    REQUESTS_WAITING("requests.waiting", "a whole number from 0", within(0, Integer.MAX_VALUE)),
    CALLER_SHARE("caller.share", "1..100", within(1, 100)),
    CALL_THREADS("call.threads", "1..10000", within(1, 10_000)),
    CALLER_THREAD_SHARE("caller.thread-share", "1..100", within(1, 100)),
    MERCHANT_THREAD_SHARE("merchant.thread-share", "1..100", within(1, 100)),
    BODY_SECONDS("body.seconds", "1..600", within(1, 600)),
    STREAM_BYTES_PER_SECOND("stream.bytes-per-second", "1..1048576", within(1, 1_048_576)),
    MERCHANT_SHARE("merchant.share", "1..100", within(1, 100)),
    MERCHANT_SHARE_BESIDE_OTHERS("merchant.share-beside-others", "1..10000", within(1, 10_000)),
    REQUESTS_PER_SECOND("requests.per-second", "1..1000000", within(1, 1_000_000)),
    MERCHANT_REQUESTS_PER_SECOND("merchant.requests-per-second", "1..1000000", within(1, 1_000_000)),
    CHAT_COMPLAINTS_PER_HOUR("chat.complaints-per-hour", "1..1000000", within(1, 1_000_000)),
    CHAT_QUESTIONS_PER_MINUTE("chat.questions-per-minute", "1..1000000", within(1, 1_000_000)),
    HEADER_BYTES("header.bytes", "1024..65536", within(1_024, 65_536)),
    BODY_BYTES("body.bytes", "1024..1048576", within(1_024, 1_048_576)),
    BODY_NESTING("body.nesting", "4..500", within(4, 500)),
    ORDER_BYTES("order.bytes", "1024..1048576", within(1_024, 1_048_576)),
    EVIDENCE_FILES("evidence.files", "1..20", within(1, 20)),
    EVIDENCE_FILE_BYTES("evidence.file-bytes", "1024..1073741824", within(1_024, 1_073_741_824)),
    EVIDENCE_CASE_BYTES("evidence.case-bytes", "1024..2147483647", within(1_024, Integer.MAX_VALUE)),
    EVIDENCE_UPLOADS("evidence.uploads", "1..100", within(1, 100)),
    EVIDENCE_STORE("evidence.store", "database, disk or s3", oneOf("database|disk|s3")),
    EVIDENCE_FOLDER("evidence.folder", "the absolute path of a folder that can be written to", Setting::isFolder),
    EVIDENCE_S3_ENDPOINT("evidence.s3-endpoint", "a URL that begins with https: or http:", oneOf("https?://[^/?#]+/?")),
    EVIDENCE_S3_REGION("evidence.s3-region", "a name such as eu-central-1", oneOf("[a-z0-9-]+")),
    EVIDENCE_S3_BUCKET("evidence.s3-bucket", "the name of a bucket", oneOf("[a-zA-Z0-9._-]{3,63}")),
    EVIDENCE_S3_ACCESS_KEY("evidence.s3-access-key"),
    EVIDENCE_S3_SECRET_KEY("evidence.s3-secret-key"),
    THUMBNAIL_BYTES("thumbnail.bytes", "1024..1073741824", within(1_024, 1_073_741_824)),
    THUMBNAIL_PIXELS("thumbnail.pixels", "1..100000000", within(1, 100_000_000)),
    THUMBNAIL_SECONDS("thumbnail.seconds", "1..120", within(1, 120)),
    THUMBNAIL_THREADS("thumbnail.threads", "1..8", within(1, 8)),
    THUMBNAIL_WAITING("thumbnail.waiting", "0..100000", within(0, 100_000)),
    CLAMD("clamd", "host:port", oneOf("([\\w.-]+|\\[[0-9a-fA-F:]+]):\\d{1,5}")),
    IDEMPOTENCY_CLAIM("idempotency.claim", "elapsed time such as PT10M, from PT1M to PT12H", Setting::isClaim),
    CHAT_MESSAGE_CHARACTERS("chat.message-characters", "100..65536", within(100, 65_536)),
    CHAT_CHANNEL_CHARACTERS(
            "chat.channel-characters",
            "channels with their lengths 100..65536, such as SMS=1600, separated by commas",
            Setting::areLengths),
    BULK_DISPUTES("bulk.disputes", "1..10000", within(1, InputLimits.BULK_DISPUTES)),
    JOBS_KEPT("jobs.kept", "elapsed time such as P7D, from P0D to P3650D", Setting::isRetention),
    READS_KEPT("reads.kept", "elapsed time such as P7D, from P0D to P3650D", Setting::isRetention),
    PAGE_MAX_SIZE("page.max-size", "1..1000", within(1, 1_000)),
    // Rows of an XLSX sheet, less the header
    EXPORT_ROWS("export.rows", "1..1048575", within(1, 1_048_575)),
    EXPORT_LINK_SECONDS("export.link-seconds", "1..600", within(1, 600)),
    STATISTICS_PERIODS("statistics.periods", "1..10000", within(1, 10_000)),
    // TokenVerifier validates the settings of token issuers
    SSO_ISSUER("sso.issuer"),
    SSO_AUDIENCE("sso.audience"),
    SSO_KEYS("sso.keys"),
    SSO_KEYS_OVER_HTTP("sso.keys-over-http", "true or false", oneOf("true|false")),
    SSO_ROLES_CLAIM("sso.roles-claim"),
    SSO_CLIENT_IDS_CLAIM("sso.client-ids-claim"),
    SSO_NAMES_CLAIM("sso.names-claim"),
    COMPLAINT_DEADLINE("complaint.deadline", TimeLimit.RULE, Setting::isTimeLimit),
    ESCALATION_TERM("escalation.term", TimeLimit.RULE, Setting::isTimeLimit),
    INFORMATION_TERM("information.term", TimeLimit.RULE, Setting::isTimeLimit),
    DECISION_TERM("decision.term", TimeLimit.RULE, Setting::isTimeLimit),
    APPEAL_TERM("appeal.term", TimeLimit.RULE, Setting::isTimeLimit),
    REMINDER_LEAD("reminder.lead", TimeLimit.LEAD_RULE, Setting::isLeadTime),
    COUNTRY_TERMS("country.terms", CountryTerms.RULE, Setting::areCountryTerms),
    EVENTS_KEPT("events.kept", "elapsed time such as P30D, from P0D to P3650D", Setting::isRetention),
    EVENT_WAITS("event.waits", "1..100000", within(1, 100_000)),
    MERCHANT_ERASURE_AFTER(
            "merchant.erasure-after", "elapsed time such as P30D, from P0D to P3650D", Setting::isRetention),
    CLOCK_SECONDS("clock.seconds", "1..3600", within(1, 3_600)),
    VIEW_NUMBER("view.number", "1..100", within(1, 100)),
    WEBHOOK_SECONDS("webhook.seconds", "1..60", within(1, 60)),
    WEBHOOK_SENDS("webhook.sends", "1..1000", within(1, 1_000)),
    WEBHOOK_NUMBER("webhook.number", "1..100", within(1, 100)),
    WEBHOOK_QUEUE("webhook.queue", "1..1000000", within(1, 1_000_000)),
    WEBHOOK_PROXY(
            "webhook.proxy",
            "the address of a proxy such as http://proxy.example:3128",
            oneOf("http://([a-zA-Z0-9.-]+|\\[[0-9a-fA-F:]+]):\\d{1,5}")),
    DEMO_DATA("demo.data", "true or false", oneOf("true|false")),
    DEMO_TOKENS("demo.tokens", "the absolute path of a folder", Setting::isReadableFolder),
    CONSOLE("console", "on or off", oneOf("on|off")),
    CONSOLE_CLIENT_ID("console.client-id"),
    CONSOLE_SCOPE(
            "console.scope", "scopes such as openid, separated by blanks", oneOf("[!#-\\[\\]-~]+( +[!#-\\[\\]-~]+)*")),
    CONSOLE_ISSUER("console.issuer", "a URL that begins with https: or http:", Setting::isIssuer),
    CONSOLE_SSO_ORIGINS("console.sso-origins", "origins such as https://login.example, separated by commas", origins()),
    LOG_FORMAT("log.format", "text or json", oneOf("text|json")),
    CORS_ORIGINS("cors.origins", "origins such as https://desk.example, separated by commas", origins()),
    METRICS("metrics", "open or closed", oneOf("open|closed")),
    DRAIN_FILE("drain.file", "the absolute path of a file", value -> value.startsWith("/"));

    private static final String PRIMARY = "primary";

    final String key;
    private final String rule;
    private final Predicate<String> allowed;

    Setting(String key) {
        this(key, "any text", value -> true);
    }

    /** @param rule the allowed values, as the end of a sentence after "must be" */
    Setting(String key, String rule, Predicate<String> allowed) {
        this.key = key;
        this.rule = rule;
        this.allowed = allowed;
    }

    boolean allows(String value) {
        return allowed.test(value);
    }

    // Without the value: it may be a secret in the wrong variable
    String message() {
        return message("must be " + rule);
    }

    String message(String why) {
        return "setting " + key + " (" + name() + "): " + why;
    }

    private static Predicate<String> oneOf(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static Predicate<String> within(int least, int most) {
        return value -> value.matches("\\d{1,10}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
    }

    // Without targetServerType, DatabaseSettings chooses the primary
    private static boolean isDatabase(String value) {
        return value.startsWith("jdbc:postgresql:") ? isPostgresql(value, PRIMARY) : value.matches("jdbc:h2:.+");
    }

    private static boolean areReplicas(String value) {
        return value.startsWith("jdbc:postgresql:") && isPostgresql(value, "secondary");
    }

    private static boolean isPostgresql(String url, String targetServerType) {
        Properties postgresql = Driver.parseURL(url, null);
        return postgresql != null
                && targetServerType.equals(
                        postgresql.getProperty(PGProperty.TARGET_SERVER_TYPE.getName(), targetServerType));
    }

    private static boolean areLengths(String value) {
        return Stream.of(value.split(",", -1))
                .map(entry -> entry.split("=", -1))
                .allMatch(entry -> entry.length == 2
                        && !entry[0].isBlank()
                        && within(100, 65_536).test(entry[1].strip()));
    }

    private static Predicate<String> origins() {
        String origin = "https?://[a-z0-9.-]+(:\\d{1,5})?";
        return oneOf(origin + "(\\s*,\\s*" + origin + ")*");
    }

    /** Returns whether a browser can be sent to the address to sign in. */
    static boolean isIssuer(String value) {
        return value.matches("https?://[a-zA-Z0-9.-]+(:\\d{1,5})?(/[^\\s?#]*)?");
    }

    private static boolean isReadableFolder(String value) {
        return value.startsWith("/") && Files.isDirectory(Path.of(value));
    }

    private static boolean isFolder(String value) {
        return value.startsWith("/") && Files.isDirectory(Path.of(value)) && Files.isWritable(Path.of(value));
    }

    private static boolean isTimeLimit(String value) {
        try {
            return TimeLimit.of(value) != null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean areCountryTerms(String value) {
        try {
            return !CountryTerms.parse(value).isEmpty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isClaim(String value) {
        return isBetween(Duration.ofMinutes(1), Duration.ofHours(12), value);
    }

    private static boolean isRetention(String value) {
        return isBetween(Duration.ZERO, Duration.ofDays(3_650), value);
    }

    private static boolean isBetween(Duration least, Duration most, String value) {
        try {
            Duration duration = Duration.parse(value);
            return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isLeadTime(String value) {
        try {
            return TimeLimit.parseLead(value) != null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }
}
