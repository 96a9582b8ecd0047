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

/** Requires the name of an IANA time zone, such as Europe/Berlin. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TimeZoneName.Check.class)
public @interface TimeZoneName {
    String message() default "must be the name of a time zone";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Rejects null. */
    class Check implements ConstraintValidator<TimeZoneName, String> {
        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            return name != null && ZoneId.getAvailableZoneIds().contains(name);
        }
    }
}
