package org.redress.party;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Requires the name of an IANA time zone, such as Europe/Berlin. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidTimeZone.TimeZoneValidator.class)
public @interface ValidTimeZone {
    String message() default "must be the name of a time zone";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Rejects null. */
    class TimeZoneValidator implements ConstraintValidator<ValidTimeZone, String> {
        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name != null && ZoneId.getAvailableZoneIds().contains(name);
        }
    }
}
