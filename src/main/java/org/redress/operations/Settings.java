package org.redress.operations;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.redress.security.TokenVerifier;

/** Validated configuration. Rejects invalid values, and in production mode values meant for demos. */
@Dependent
public class Settings {
    private static final String DEMO_ISSUER = "https://sso.redress.example";
    private static final String IN_MEMORY = "jdbc:h2:(.*/)?mem:.*";

    private static final Map<String, Set<Setting>> REQUIRED = Map.of(
            "disk",
            EnumSet.of(Setting.EVIDENCE_FOLDER),
            "s3",
            EnumSet.of(Setting.EVIDENCE_S3_REGION, Setting.EVIDENCE_S3_BUCKET));

    private final Config config;

    /**
     * Validates all settings; an empty value counts as missing.
     *
     * @throws IllegalStateException with each invalid setting and its variable, and without values
     */
    @Inject
    public Settings(Config config) {
        this.config = config;
        List<String> refusals = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (!value(setting).map(setting::allows).orElse(true)) {
                refusals.add(setting.message());
            }
        }
        checkStoreSettings(refusals);
        checkReplicas(refusals);
        if (value(Setting.CONSOLE_CLIENT_ID).isPresent()
                && value(Setting.CONSOLE_ISSUER)
                        .or(() -> value(Setting.SSO_ISSUER))
                        .filter(Setting::isIssuer)
                        .isEmpty()) {
            refusals.add(Setting.CONSOLE_ISSUER.message(
                    "is required where CONSOLE_CLIENT_ID is set, and " + Setting.SSO_ISSUER + " is no URL"));
        }
        if (is(Setting.REDRESS_MODE, "production")) {
            checkProductionMode(refusals);
        }
        if (!refusals.isEmpty()) {
            throw new IllegalStateException(String.join("; ", refusals));
        }
    }

    private void checkStoreSettings(List<String> refusals) {
        value(Setting.EVIDENCE_STORE).ifPresent(store -> REQUIRED.getOrDefault(store, Set.of()).stream()
                .filter(setting -> value(setting).isEmpty())
                .forEach(setting ->
                        refusals.add(setting.message("is required where " + Setting.EVIDENCE_STORE + " is " + store))));
        checkPair(Setting.EVIDENCE_S3_ACCESS_KEY, Setting.EVIDENCE_S3_SECRET_KEY, refusals);
        checkPair(Setting.EVIDENCE_S3_SECRET_KEY, Setting.EVIDENCE_S3_ACCESS_KEY, refusals);
    }

    private void checkReplicas(List<String> refusals) {
        if (value(Setting.DB_READ_URL).isPresent()
                && !value(Setting.DB_URL).orElse("").startsWith("jdbc:postgresql:")) {
            refusals.add(Setting.DB_READ_URL.message("only a PostgreSQL has replicas, and DB_URL names none"));
        }
    }

    private void checkPair(Setting given, Setting other, List<String> refusals) {
        if (value(given).isPresent() && value(other).isEmpty()) {
            refusals.add(other.message("is required where " + given + " is set"));
        }
    }

    private void checkProductionMode(List<String> refusals) {
        if (is(Setting.DEMO_DATA, "true")) {
            refusals.add(Setting.DEMO_DATA.message("no demo data in production"));
        }
        if (value(Setting.DEMO_TOKENS).isPresent()) {
            refusals.add(Setting.DEMO_TOKENS.message("no tokens for everybody in production"));
        }
        if (value(Setting.DB_URL).map(url -> url.matches(IN_MEMORY)).orElse(true)) {
            refusals.add(Setting.DB_URL.message("production needs a database that outlives the server"));
        }
        String prefix = "sso.";
        for (int next = 2; next == 2 || text(prefix + "issuer").isPresent(); next++) {
            if (text(prefix + "issuer").filter(DEMO_ISSUER::equals).isPresent()) {
                refusals.add(Setting.SSO_ISSUER.message("the demo's issuer is none for production"));
            }
            if (text(prefix + "keys").filter(Settings::canBeForged).isPresent()) {
                refusals.add(Setting.SSO_KEYS.message("production takes keys by https:, from this machine, or a file"));
            }
            prefix = "sso." + next + ".";
        }
    }

    private static boolean canBeForged(String keys) {
        try {
            return keys.startsWith("http://") && TokenVerifier.canBeForged(URI.create(keys));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    boolean logsJson() {
        return is(Setting.LOG_FORMAT, "json");
    }

    boolean showsMetrics() {
        return is(Setting.METRICS, "open");
    }

    /** Returns the file that takes the server out of service while it exists. */
    Optional<Path> drainFile() {
        return value(Setting.DRAIN_FILE).map(Path::of);
    }

    private boolean is(Setting setting, String value) {
        return value(setting).filter(value::equals).isPresent();
    }

    private Optional<String> value(Setting setting) {
        return text(setting.key);
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }
}
