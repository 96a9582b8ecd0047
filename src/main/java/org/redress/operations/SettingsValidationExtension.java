package org.redress.operations;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.ConfigProvider;

/** CDI extension that validates the settings before other beans exist: an invalid one aborts the deployment. */
public class SettingsValidationExtension implements Extension {
    void check(@Observes BeforeBeanDiscovery first) {
        new Settings(ConfigProvider.getConfig(SettingsValidationExtension.class.getClassLoader()));
    }
}
