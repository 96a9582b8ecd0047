package org.redress.problem;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;

/** Maps as {@link ProblemMapper} does: WildFly's own mapper is nearer to this type, and shows the invalid value. */
@Provider
public class ConstraintViolationExceptionMapper implements ExceptionMapper<ConstraintViolationException> {
    @Context
    Providers providers;

    @Override
    public Response toResponse(ConstraintViolationException thrown) {
        return providers.getExceptionMapper(Throwable.class).toResponse(thrown);
    }
}
