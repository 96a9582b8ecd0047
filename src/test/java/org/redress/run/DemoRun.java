package org.redress.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code mvn -Prun}: starts the WAR on Payara Micro with the demo data and tokens made for this run alone, says how to
 * call it, and stops with Ctrl-C. Arguments: the build directory and the port.
 */
public final class DemoRun {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private DemoRun() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path build = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        Path demo = Files.createDirectories(build.resolve("demo"));
        Issuer issuer = new Issuer();
        Path keys = issuer.writeKeys(demo.resolve("keys.json"));
        for (String role : List.of("chatbot", "merchant", "viewer")) {
            Files.writeString(demo.resolve(role + ".jwt"), issuer.token(role, Duration.ofHours(24), 1));
        }
        Server server = Server.payaraMicro(build, port, settings(keys), null);
        // After the server's own hook or before it: whoever pressed Ctrl-C wanted it, so this ends well
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            Runtime.getRuntime().halt(0);
        }));
        URI list = URI.create("http://localhost:" + port + "/1/disputes?pageSize=1");
        String token = Files.readString(demo.resolve("viewer.jwt"));
        if (server.answers(list, Map.of("Authorization", "Bearer " + token), 200, PATIENCE)) {
            System.out.println(firstSteps(
                    "http://localhost:" + port, Path.of("").toAbsolutePath().relativize(demo.toAbsolutePath())));
        }
        System.exit(server.waitFor());
    }

    private static Map<String, String> settings(Path keys) {
        return Map.of(
                "DEMO_DATA",
                "true",
                "SSO_ISSUER",
                Issuer.NAME,
                "SSO_AUDIENCE",
                Issuer.AUDIENCE,
                "SSO_KEYS",
                keys.toAbsolutePath().toString());
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
