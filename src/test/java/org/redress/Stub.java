package org.redress;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of an interface that answer some of its methods. */
public final class Stub {
    private Stub() {}

    /** Answer that depends on the call. */
    @FunctionalInterface
    public interface Answer {
        /**
         * Returns the result of a call.
         *
         * @param arguments empty if the method has no parameters
         */
        @Nullable
        Object to(Object[] arguments) throws Exception;
    }

    /**
     * Returns an object that answers each method by its name.
     *
     * @param answers method names with a value, or with an {@link Answer} that computes it
     * @throws AssertionError from the object, if a method is called that is not among the answers
     */
    public static <T> T answering(Class<T> type, Map<String, ?> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (!answers.containsKey(method.getName())) {
                        throw new AssertionError("unexpected call: " + method);
                    }
                    Object answer = answers.get(method.getName());
                    return answer instanceof Answer computed
                            ? computed.to(arguments == null ? new Object[0] : arguments)
                            : answer;
                }));
    }
}
