package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.chat.Requests.quoted;
import static org.redress.chat.Requests.read;
import static org.redress.chat.Requests.refusals;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What the interestType says: the operation, which the path must agree to, and the category of a complaint. */
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
        "track_complaint, TRACKING_COMPLAINTS"
    })
    void each_spelling_is_its_own_path_s_and_refused_on_the_others(String said, ChatIntent meant) {
        ChatRequest request = read(with("/queryInfo/interestType", quoted(said)));

        for (ChatIntent path : ChatIntent.values()) {
            if (path == meant) {
                assertThat(request.of(path)).isSameAs(request);
            } else {
                assertThat(refusals(() -> request.of(path))).singleElement().satisfies(type -> {
                    assertThat(type.field()).isEqualTo("interestType");
                    assertThat(type.place()).contains("/queryInfo/interestType", " /interestType");
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ChatIntent.class)
    void an_unknown_one_is_accepted_on_every_path_and_logged(ChatIntent path) {
        ChatRequest request = read(with("/queryInfo/interestType", "\"Small\\ntalk\""));

        List<String> log = logged(() -> assertThat(request.of(path)).isSameAs(request));

        assertThat(log).singleElement().asString().contains("smalltalk", path.name());
    }

    @Test
    void a_known_one_is_not_logged() {
        ChatRequest request = read(with("/queryInfo/interestType", "\"orderStatus\""));

        assertThat(logged(() -> request.of(ChatIntent.ORDER_STATUS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product-related",
                "products-related",
                "product",
                "Products",
                "PRODUCT_RELATED",
                "products related"
            })
    void a_category_of_products_has_many_spellings(String said) {
        assertThat(ComplaintCategory.of(said, "raise-complaints", true)).isEqualTo("products-related");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-related", "orders-related", "order", "Orders", "ORDER_RELATED"})
    void a_category_of_orders_has_many_spellings(String said) {
        assertThat(ComplaintCategory.of(said, "raise-complaints", false)).isEqualTo("order-related");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-related", "accounts-related", "account", "Accounts", "ACCOUNT_RELATED"})
    void a_category_of_accounts_has_many_spellings(String said) {
        assertThat(ComplaintCategory.of(said, "raise-complaints", true)).isEqualTo("account-related");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Delivery", "by-product", "order book", "?!", "Ärger"})
    void any_other_category_is_kept_as_it_is(String said) {
        assertThat(ComplaintCategory.of(said, "productComplaint", true)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "productComplaint, products-related",
        "products-related-complaints, products-related",
        "orderComplaint, order-related",
        "order-related-complaint, order-related",
        "accountComplaint, account-related",
        "Account_Complaints, account-related"
    })
    void without_a_category_the_prefix_tells_it(String interestType, String category) {
        assertThat(ComplaintCategory.of(null, interestType, true)).isEqualTo(category);
        assertThat(ComplaintCategory.of(null, interestType, false)).isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raise-complaints", "raiseComplaint", "customerComplaint", "smallTalk"})
    void without_both_the_order_tells_the_category(String interestType) {
        assertThat(ComplaintCategory.of(null, interestType, true)).isEqualTo("order-related");
        assertThat(ComplaintCategory.of(null, interestType, false)).isEqualTo("account-related");
    }

    private static List<String> logged(Runnable doing) {
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
            doing.run();
        } finally {
            log.removeHandler(handler);
            log.setUseParentHandlers(true);
        }
        return messages;
    }
}
