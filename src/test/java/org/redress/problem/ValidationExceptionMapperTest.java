package org.redress.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.redress.Stub;

/** Broken rules of Bean Validation are mapped as everything else is. */
class ValidationExceptionMapperTest {
    private final AtomicReference<Throwable> mapped = new AtomicReference<>();
    private final ExceptionMapper<Throwable> ours = thrown -> {
        mapped.set(thrown);
        return null;
    };

    private Providers providers() {
        Stub.Answer mapper = arguments -> arguments[0] == Throwable.class ? ours : null;
        return Stub.answering(Providers.class, Map.of("getExceptionMapper", mapper));
    }

    @Test
    void both_types_that_wildfly_maps_by_itself_are_ours() {
        ValidationException general = new ValidationException("general");
        ValidationExceptionMapper first = new ValidationExceptionMapper();
        first.providers = providers();
        Response response = first.toResponse(general);
        assertThat(response).isNull();
        assertThat(mapped).hasValue(general);

        ConstraintViolationException violation = new ConstraintViolationException(Set.of());
        ConstraintViolationExceptionMapper second = new ConstraintViolationExceptionMapper();
        second.providers = providers();
        second.toResponse(violation);
        assertThat(mapped).hasValue(violation);
    }
}
