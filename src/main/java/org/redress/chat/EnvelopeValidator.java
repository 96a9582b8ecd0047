package org.redress.chat;

import static java.util.Comparator.comparingInt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.MaxCodePoints;
import org.redress.problem.UnicodeText;
import org.redress.problem.Violations;

/** Validates chat envelopes by Bean Validation, and reports what is wrong in the contract's words. */
@Dependent
public class EnvelopeValidator {
    /** The rules in the order in which they are checked: of a field, the first broken one is reported. */
    static final List<Class<? extends Annotation>> RULES =
            List.of(NotNull.class, MaxCodePoints.class, UnicodeText.class, Pattern.class);

    private final Validator validator;

    @Inject
    public EnvelopeValidator(Validator validator) {
        this.validator = validator;
    }

    /**
     * Returns the request that a valid envelope contains.
     *
     * @throws InvalidRequestException with one violation for each invalid field
     */
    ChatRequest validate(ChatEnvelope envelope) {
        Set<ConstraintViolation<ChatEnvelope>> broken = validator.validate(envelope);
        if (!broken.isEmpty() || !envelope.typeMismatches().isEmpty()) {
            reject(envelope, broken);
        }
        return envelope.request();
    }

    private static void reject(ChatEnvelope envelope, Set<ConstraintViolation<ChatEnvelope>> broken) {
        Map<String, ConstraintViolation<ChatEnvelope>> firstOfComponent = broken.stream()
                .collect(Collectors.toMap(
                        violation -> violation.getPropertyPath().toString(),
                        Function.identity(),
                        BinaryOperator.minBy(comparingInt(EnvelopeValidator::rank))));
        Violations violations = new Violations();
        for (EnvelopeField field : EnvelopeField.values()) {
            ConstraintViolation<ChatEnvelope> violation = firstOfComponent.get(field.component());
            // First, since a mismatched field is null here and would be reported as missing
            if (envelope.typeMismatches().contains(field)) {
                violations.add(field.contractName(), "must be text or number", field.place());
            } else if (violation != null) {
                violations.add(field.contractName(), violation.getMessage(), field.place());
            }
        }
        violations.throwIfAny();
    }

    private static int rank(ConstraintViolation<?> violation) {
        return RULES.indexOf(violation.getConstraintDescriptor().getAnnotation().annotationType());
    }
}
