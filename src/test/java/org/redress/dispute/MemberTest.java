package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.redress.security.Caller;
import org.redress.security.CallerIdentity;

class MemberTest {
    @Test
    void long_texts_are_cut_between_two_characters_and_not_within_one() {
        String longest = "😀".repeat(255);
        assertThat(member(longest + "😀", longest + "a")).isEqualTo(new Member(longest, longest));
        assertThat(member(longest, "é")).isEqualTo(new Member(longest, "é"));
    }

    @Test
    void a_caller_without_a_name_has_its_id() {
        assertThat(member("anna", null)).isEqualTo(new Member("anna", "anna"));
    }

    private static Member member(String subject, String name) {
        CallerIdentity identity = new CallerIdentity("https://sso.redress.example", subject, null, Set.of(1));
        return Member.of(new Caller(identity, name, Set.of(), Set.of(1), Set.of(), null));
    }
}
