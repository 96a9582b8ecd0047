package org.redress.http;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Stream;

/** Registers {@link RequiredBodyFilter} for the resource methods that take a body. */
@Provider
public class RequiredBodyFeature implements DynamicFeature {
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        // The parameter without an annotation is the body (Jakarta RESTful Web Services 3.1, 3.3.2.1)
        if (Stream.of(resource.getResourceMethod().getParameterAnnotations())
                .anyMatch(annotations -> annotations.length == 0)) {
            context.register(new RequiredBodyFilter(), Priorities.USER);
        }
    }
}
