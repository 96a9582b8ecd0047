package org.redress.bench;

import java.nio.file.Path;

/**
 * A version of Redress with a database of its own, since the schemas of versions differ.
 *
 * @param repository its checkout, with the built WAR
 * @param suffix distinguishes its data and logs
 * @param ports added to the setting PORT
 */
record Version(Path repository, String suffix, int ports) {
    static Version measured(Settings settings) {
        return new Version(settings.repository(), "", 0);
    }

    /** Returns the version to compare with. */
    static Version before(Settings settings) {
        return new Version(settings.before(), "-before", 1);
    }
}
