package org.redress.problem;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Requires well-formed Unicode text: no unpaired surrogate, no U+0000, no other control character unless allowed here.
 * Null is valid. {@link UnicodeTextValidator} checks the same rule without Bean Validation.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = UnicodeTextValidator.class)
public @interface UnicodeText {
    /** The rule as the end of a sentence that begins with the field's name. */
    String MESSAGE = "must not contain control characters or unpaired surrogates";

    /** Allows line feed, carriage return and tab. */
    boolean multiline() default false;

    /** Allows every control character but U+0000, which PostgreSQL cannot store: for text relayed from a chat. */
    boolean controls() default false;

    String message() default MESSAGE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
