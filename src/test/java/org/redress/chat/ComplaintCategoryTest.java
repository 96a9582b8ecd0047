package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintCategoryTest {
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
    void a_category_of_products_has_many_spellings(String category) {
        assertThat(ComplaintCategory.of(category, "raise-complaints", true)).isEqualTo("products-related");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-related", "orders-related", "order", "Orders", "ORDER_RELATED"})
    void a_category_of_orders_has_many_spellings(String category) {
        assertThat(ComplaintCategory.of(category, "raise-complaints", false)).isEqualTo("order-related");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-related", "accounts-related", "account", "Accounts", "ACCOUNT_RELATED"})
    void a_category_of_accounts_has_many_spellings(String category) {
        assertThat(ComplaintCategory.of(category, "raise-complaints", true)).isEqualTo("account-related");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Delivery", "by-product", "order book", "?!", "Ärger"})
    void any_other_category_is_stored_unchanged(String category) {
        assertThat(ComplaintCategory.of(category, "productComplaint", true)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "productComplaint, products-related",
        "products-related-complaints, products-related",
        "orderComplaint, order-related",
        "order-related-complaint, order-related",
        "accountComplaint, account-related",
        "Account_Complaints, account-related",
        "deliveryComplaint, delivery",
        "late-delivery-complaints, late-delivery",
        "Lieferung complaint!, Lieferung"
    })
    void without_a_category_the_prefix_of_the_interest_type_counts(String interestType, String category) {
        assertThat(ComplaintCategory.of(null, interestType, true)).isEqualTo(category);
        assertThat(ComplaintCategory.of(null, interestType, false)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "Delivery!, Delivery",
        "delivery..., delivery",
        "products-related., products-related",
        "🚚 late?!, 🚚 late"
    })
    void punctuation_at_the_end_is_no_part_of_a_category(String sent, String category) {
        assertThat(ComplaintCategory.of(sent, "raise-complaints", true)).isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raise-complaints",
                "raiseComplaint",
                "customerComplaint",
                "smallTalk",
                "complaint",
                "cancelComplaint"
            })
    void without_both_it_depends_on_the_order(String interestType) {
        assertThat(ComplaintCategory.of(null, interestType, true)).isEqualTo("order-related");
        assertThat(ComplaintCategory.of(null, interestType, false)).isEqualTo("account-related");
    }
}
