package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.chat.Requests.quoted;
import static org.redress.chat.Requests.read;
import static org.redress.chat.Requests.violations;
import static org.redress.chat.Requests.with;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Spellings of the interestType, and its agreement with the path of the request. */
class ChatIntentTest {

    @ParameterizedTest
    @CsvSource({
        "order-status, ORDER_STATUS",
        "orderStatus, ORDER_STATUS",
        "ORDER_STATUS, ORDER_STATUS",
        "'order status.', ORDER_STATUS",
        "raise-complaints, RAISE_COMPLAINTS",
        "raiseComplaint, RAISE_COMPLAINTS",
        "Raise_Complaints, RAISE_COMPLAINTS",
        "productComplaint, RAISE_COMPLAINTS",
        "product-complaint, RAISE_COMPLAINTS",
        "productRelatedComplaint, RAISE_COMPLAINTS",
        "products-related-complaints, RAISE_COMPLAINTS",
        "orderComplaint, RAISE_COMPLAINTS",
        "order-related-complaint, RAISE_COMPLAINTS",
        "accountComplaint, RAISE_COMPLAINTS",
        "customerComplaint, RAISE_COMPLAINTS",
        "CUSTOMER-COMPLAINT, RAISE_COMPLAINTS",
        "tracking-complaints, TRACKING_COMPLAINTS",
        "trackComplaint, TRACKING_COMPLAINTS",
        "TrackingComplaints, TRACKING_COMPLAINTS",
        "track_complaint, TRACKING_COMPLAINTS",
        "stopMessages, STOP_MESSAGES",
        "stop-message, STOP_MESSAGES",
        "resumeMessages, RESUME_MESSAGES",
        "RESUME_MESSAGES, RESUME_MESSAGES"
    })
    void each_spelling_is_its_own_path_s_and_refused_on_the_others(String interestType, ChatIntent meant) {
        ChatRequest request = read(with("/queryInfo/interestType", quoted(interestType)));

        for (ChatIntent path : ChatIntent.values()) {
            if (path == meant) {
                assertThat(request.requireIntent(path)).isSameAs(request);
            } else {
                assertThat(violations(() -> request.requireIntent(path)))
                        .singleElement()
                        .satisfies(type -> {
                            assertThat(type.field()).isEqualTo("interestType");
                            assertThat(type.place()).contains("/queryInfo/interestType", " /interestType");
                        });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ChatIntent.class)
    void an_unknown_interest_type_is_accepted_on_every_path_and_logged(ChatIntent path) {
        ChatRequest request = read(with("/queryInfo/interestType", "\"Small\\ntalk\""));

        List<String> log = logged(() -> assertThat(request.requireIntent(path)).isSameAs(request));

        assertThat(log).singleElement().asString().contains("smalltalk", path.name());
    }

    @Test
    void a_known_interest_type_is_not_logged() {
        ChatRequest request = read(with("/queryInfo/interestType", "\"orderStatus\""));

        assertThat(logged(() -> request.requireIntent(ChatIntent.ORDER_STATUS))).isEmpty();
    }

    private static List<String> logged(Runnable action) {
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                messages.add(new SimpleFormatter().formatMessage(message));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(ChatRequest.class.getName());
        log.setUseParentHandlers(false);
        log.addHandler(handler);
        try {
            action.run();
        } finally {
            log.removeHandler(handler);
            log.setUseParentHandlers(true);
        }
        return messages;
    }
}
