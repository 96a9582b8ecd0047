package org.redress.operations;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stops the start at a wrong setting, before the database is touched and in our words, not the server's. */
public class SettingsValidationExtension implements Extension {
    void check(@Observes BeforeBeanDiscovery first) {
        new Settings(ConfigProvider.getConfig(SettingsValidationExtension.class.getClassLoader()));
    }
}
