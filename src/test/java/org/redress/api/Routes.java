package org.redress.api;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.Stub;
import org.redress.system.PathAliasFilter;

/** Routes of the code: those of its annotations, and aliases as forwarded. */
final class Routes {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private Routes() {}

    /** Returns HTTP method (null if missing), path and roles of each resource method. */
    static Set<String> ofTheCode() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.redress").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getDeclaredMethods())
                                .filter(method -> method.isAnnotationPresent(Path.class) || httpMethod(method) != null)
                                .map(method ->
                                        line(String.valueOf(httpMethod(method)), path(type, method), roles(method))))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    static String line(String method, String path, Set<String> roles) {
        return method + " " + path + " " + roles;
    }

    private static String httpMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(annotation -> annotation != null)
                .map(HttpMethod::value)
                .findFirst()
                .orElse(null);
    }

    private static String path(Class<?> type, Method method) {
        Path below = method.getAnnotation(Path.class);
        return OpenApiFile.BASE + "/" + type.getAnnotation(Path.class).value()
                + (below == null ? "" : "/" + below.value());
    }

    /** Returns the allowed roles; empty if all callers are allowed. */
    private static Set<String> roles(Method method) {
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return new TreeSet<>(Set.of(allowed.value()));
        }
        return method.isAnnotationPresent(PermitAll.class) ? Set.of() : Set.of("nobody");
    }

    /** Returns the names in braces. */
    static Set<String> parameters(String path) {
        return PARAMETER
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the path with a merchant and UUIDs as its parameters. */
    static String sample(String path) {
        return PARAMETER.matcher(path).replaceAll(found -> value(found));
    }

    private static String value(MatchResult parameter) {
        return parameter.group(1).equals("clientId") ? "1" : "b87a9941-5d89-46a7-8890-3d1beec40def";
    }

    /** Returns the path to which a request is forwarded, or null if it is not. */
    static String forwardOf(String path) {
        AtomicReference<String> target = new AtomicReference<>();
        Stub.Answer nothing = arguments -> null;
        RequestDispatcher dispatcher = Stub.answering(RequestDispatcher.class, Map.of("forward", nothing));
        Stub.Answer forward = arguments -> {
            target.set((String) arguments[0]);
            return dispatcher;
        };
        HttpServletRequest request = Stub.answering(
                HttpServletRequest.class,
                Map.of("getServletPath", path, "getPathInfo", "", "getRequestDispatcher", forward));
        HttpServletResponse response = Stub.answering(HttpServletResponse.class, Map.of());
        FilterChain further = (sameRequest, sameResponse) -> {};
        try {
            new PathAliasFilter().doFilter(request, response, further);
        } catch (ServletException | IOException e) {
            throw new AssertionError(e);
        }
        return target.get();
    }
}
