package org.redress.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.problem.RetryAfter;
import org.redress.storage.TempFile;

/** Scans files with ClamAV's daemon (clamd(8), INSTREAM), if one is configured. */
@ApplicationScoped
public class VirusScanner {
    private static final Logger LOG = System.getLogger(VirusScanner.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** It scans documents and archives, too; its own limit is two minutes. */
    private static final Duration ANSWER = Duration.ofSeconds(130);

    private static final int CHUNK = 64 * 1024;
    private static final int MAX_ANSWER = 4 * 1024;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    private final @Nullable String host;
    private final int port;

    /** @param address host:port; if there is none, no file is scanned */
    @Inject
    public VirusScanner(@ConfigProperty(name = "clamd") Optional<String> address) {
        String daemon = address.map(String::strip).orElse("");
        int colon = daemon.lastIndexOf(':');
        host = daemon.isEmpty() ? null : daemon.substring(0, colon);
        port = daemon.isEmpty() ? 0 : Integer.parseInt(daemon.substring(colon + 1));
    }

    protected VirusScanner() {
        this(Optional.empty());
    }

    /**
     * Scans a file.
     *
     * @return name of the virus; empty if the file is clean or no daemon is configured
     * @throws ServiceUnavailableException if the daemon does not answer, or its answer is not understood
     */
    Optional<String> scan(TempFile file) {
        if (host == null) {
            return Optional.empty();
        }
        String answer;
        try {
            answer = answer(file);
        } catch (IOException e) {
            throw failed(e.toString());
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return Optional.of(found.group(1));
        } else if (!answer.equals("stream: OK")) {
            throw failed(answer);
        }
        return Optional.empty();
    }

    private String answer(TempFile file) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) ANSWER.toMillis());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            try (InputStream bytes = file.stream()) {
                for (byte[] chunk = bytes.readNBytes(CHUNK); chunk.length > 0; chunk = bytes.readNBytes(CHUNK)) {
                    out.writeInt(chunk.length);
                    out.write(chunk);
                }
            }
            out.writeInt(0);
            out.flush();
            byte[] answer = socket.getInputStream().readNBytes(MAX_ANSWER);
            return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
        }
    }

    private static ServiceUnavailableException failed(String why) {
        LOG.log(Level.WARNING, "virus scan failed, uploads are refused: {0}", why);
        return new ServiceUnavailableException(RetryAfter.STORAGE);
    }
}
