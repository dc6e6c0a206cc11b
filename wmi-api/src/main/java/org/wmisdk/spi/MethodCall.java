package org.wmisdk.spi;

import java.util.List;
import org.wmisdk.CimValue;
import org.wmisdk.WmiContext;

/**
 * The arguments of {@code IWbemServices::ExecMethod}.
 *
 * @param path the class, or the instance that the method is called on, relative to the namespace
 * @param className the class whose signature of the method holds
 * @param method the name of the method
 * @param arguments what is passed, each of the type that the signature says; parameters that are not among them keep their defaults
 * @param context values for the provider; may be empty
 */
public record MethodCall(String path, String className, String method, List<Argument> arguments, WmiContext context) {
    /** Copies the list. */
    public MethodCall {
        arguments = List.copyOf(arguments);
    }

    /** One argument; its value may be NULL. */
    public record Argument(String name, CimValue value) {}
}
