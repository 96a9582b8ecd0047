package org.redress.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.attachment.FileType;

/** Limits of the API that the console tells before they are reached. */
@ApplicationScoped
public class ConsoleLimits {
    @Inject
    @ConfigProperty(name = "evidence.files")
    int files;

    @Inject
    @ConfigProperty(name = "evidence.file-bytes")
    long fileBytes;

    @Inject
    @ConfigProperty(name = "evidence.case-bytes")
    long disputeBytes;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int pageMax;

    ConsoleConfigView.Files files() {
        return new ConsoleConfigView.Files(files, fileBytes, disputeBytes, FileType.mediaTypes());
    }

    int pageMax() {
        return pageMax;
    }
}
