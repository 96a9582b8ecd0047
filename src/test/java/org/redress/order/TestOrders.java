package org.redress.order;

/** Orders in JSON, as merchants send them. */
final class TestOrders {
    static final String COMPLETE =
            """
            {"orderId": "1", "orderNumber": "OR#1", "status": "out_for_delivery",
             "customer": {"accountId": "E5477D6D-eb90-4dd8-a823-2fc664541859", "firstName": "Zoë 😀",
               "lastName": "O'Brien", "email": "Zoe@Mail.example", "countryCode": "IE",
               "channelIdentities": [{"channel": "telegram", "uid": 51342}]},
             "items": [{"title": "Kaffee ☕ 李", "pictureUrl": "https://abc.example/ü.jpg"}, {"title": "Filter"}],
             "amount": "129.90", "currency": "EUR", "placedAt": "2023-12-08T11:15:00+01:00",
             "carrier": "DHL", "trackingId": "JD1", "trackingUrl": "https://dhl.example/JD1",
             "invoiceId": "INV#1", "invoiceDate": "2023-12-08T10:16:00Z",
             "media": [{"mediaType": "IMAGE", "name": "Photo", "contentUrl": "https://dhl.example/1.jpg"}],
             "colour": "unknown fields are ignored"}""";

    private TestOrders() {}

    /** Returns an order with the required fields only. */
    static String order(String orderId, String email) {
        return ("{\"orderId\":\"%s\",\"orderNumber\":\"OR#%s\",\"status\":\"PLACED\",\"customer\":{\"email\":\"%s\"},"
                        + "\"items\":[{\"title\":\"TV\"}],\"amount\":\"129.90\",\"currency\":\"EUR\"}")
                .formatted(orderId, orderId, email);
    }
}
