package org.redress.run;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Program of {@code mvn -Prun}: starts the WAR on Payara Micro with demo data and new tokens, prints sample calls, and
 * stops with Ctrl-C. Arguments: the build directory and the port.
 */
public final class DemoRun {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private DemoRun() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path build = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        Path demo = Files.createDirectories(build.resolve("demo"));
        Server server = Server.start(command(build, port, DemoTokens.write(demo)), port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        HttpRequest.Builder list = HttpRequest.newBuilder(server.address().resolve("/1/disputes?pageSize=1"))
                .header("Authorization", "Bearer " + Files.readString(demo.resolve("viewer.jwt")));
        if (server.answers(list, PATIENCE)) {
            System.out.println(firstSteps(
                    server.address().toString(), Path.of("").toAbsolutePath().relativize(demo.toAbsolutePath())));
        }
        System.exit(server.exitCode());
    }

    /** Returns the command of the server, without the start script, which needs a shell. */
    private static ProcessBuilder command(Path build, int port, Map<String, String> sso) {
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-jar",
                        build.resolve("payara-micro.jar").toString(),
                        "--deploy",
                        build.resolve("redress.war").toString(),
                        "--contextroot",
                        "/",
                        "--port",
                        Integer.toString(port),
                        "--nohazelcast",
                        "--disablephonehome")
                .inheritIO();
        command.environment().putAll(sso);
        command.environment().put("DEMO_DATA", "true");
        // The demo uses the embedded database, also in a shell with other settings
        command.environment().keySet().removeAll(List.of("DB_URL", "DB_USER", "DB_PASSWORD"));
        return command;
    }

    /** Exits with 0, because Ctrl-C is the normal end. */
    private static void stop(Server server) {
        server.stop();
        Runtime.getRuntime().halt(0);
    }

    private static String firstSteps(String address, Path demo) {
        return """

                ==========================================================================================
                Redress answers at %1$s  -  try it out at %1$s/docs
                Tokens for merchant 1 (24 hours): %2$s/chatbot.jwt, merchant.jwt, viewer.jwt
                Paste these in a second terminal, in the same folder. Ctrl-C here stops it.

                Where is order 748596?
                  curl -s %1$s/api/rest/v1/ecom/integrations/getOrderStatus -H "Authorization: Bearer $(cat %2$s/chatbot.jwt)" -H 'Content-Type: application/json' -d '{"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"51342"}},"queryInfo":{"interestType":"order-status","parameters":{"params":{"entityInfo":{"orderId":"748596"}}}},"languageCode":"en"}'

                Complain about it
                  curl -s %1$s/api/rest/v1/ecom/integrations/raiseComplaintsAgainstOrder -H "Authorization: Bearer $(cat %2$s/chatbot.jwt)" -H 'Content-Type: application/json' -d '{"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"39987"}},"queryInfo":{"interestType":"productComplaint","parameters":{"params":{"entityInfo":{"orderId":"748596","problemStatment":"Product Not working. Need to service."}}}},"languageCode":"en"}'

                How does complaint 12345 stand?
                  curl -s %1$s/api/rest/v1/ecom/integrations/getComplaintsTrackingDetails -H "Authorization: Bearer $(cat %2$s/chatbot.jwt)" -H 'Content-Type: application/json' -d '{"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"39987"}},"queryInfo":{"interestType":"trackComplaint","parameters":{"params":{"entityInfo":{"complaintId":"12345"}}}},"languageCode":"en"}'

                What the shop sees
                  curl -s '%1$s/1/disputes?pageSize=3' -H "Authorization: Bearer $(cat %2$s/merchant.jwt)"
                ==========================================================================================
                """
                .formatted(address, demo);
    }
}
