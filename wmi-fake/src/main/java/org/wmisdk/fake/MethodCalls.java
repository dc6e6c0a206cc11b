package org.wmisdk.fake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiParameter;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.query.ObjectByPath;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.query.QueryScope;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.spi.MethodCall;

/** Carries calls of methods out: finds the method, checks the arguments against its signature, and asks the function of the test. */
final class MethodCalls {
    private MethodCalls() {}

    /**
     * Calls a method.
     *
     * @param live the namespace as it is now, which the method may change
     * @param scope the namespace as it was when the call came
     * @throws QueryException if it cannot be called, or fails
     */
    static WmiObject call(MethodCall call, Machine machine, Namespace live, QueryScope scope) {
        WmiPath path;
        try {
            path = WmiPath.of(call.path());
        } catch (WmiException e) {
            throw new QueryException(e.hresult(), FakeRule.OBJECT_PATH, String.valueOf(e.detail()));
        }
        WmiObject instance = path.isInstance() ? ObjectByPath.find(call.path(), scope) : null;
        ClassDefinition definition = definition(instance, path, scope);
        WmiMethod method = method(definition, call.method());
        if (instance == null && !method.isStatic()) {
            throw new QueryException(
                    HResult.WBEM_E_INVALID_METHOD_PARAMETERS,
                    FakeRule.METHOD_INSTANCE,
                    method + " is no static method: it is called on an instance, not on " + path);
        }
        check(method, call);
        FakeMethodBody body = scope.namespace().body(definition, method.name());
        if (body == null) {
            throw new QueryException(
                    HResult.WBEM_E_PROVIDER_NOT_CAPABLE,
                    null,
                    "this fake does not say what " + definition.name() + "." + method.name()
                            + " does; give it a body with FakeWmiBuilder.method");
        }
        return run(body, new FakeInvocation(machine, live, path, method, instance, call.arguments(), call.context()));
    }

    private static ClassDefinition definition(@Nullable WmiObject instance, WmiPath path, QueryScope scope) {
        String className = instance == null
                ? path.className().orElse("")
                : instance.system().className();
        ClassDefinition definition =
                className == null ? null : scope.namespace().find(className);
        if (definition == null) {
            throw new QueryException(
                    HResult.WBEM_E_NOT_FOUND, FakeRule.OBJECT_MISSING, "path " + path + " names nothing here");
        }
        return definition;
    }

    private static WmiMethod method(ClassDefinition definition, String name) {
        Optional<WmiMethod> found = definition.methods().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
        WmiMethod method = found.orElseThrow(() -> new QueryException(
                HResult.WBEM_E_INVALID_METHOD, null, "class " + definition.name() + " has no method " + name));
        if (!method.isTrue("Implemented")) {
            throw new QueryException(
                    HResult.WBEM_E_METHOD_NOT_IMPLEMENTED,
                    FakeRule.METHOD_IMPLEMENTED,
                    method + " has no qualifier Implemented");
        }
        if (method.isTrue("Disabled")) {
            throw new QueryException(
                    HResult.WBEM_E_METHOD_DISABLED,
                    FakeRule.METHOD_IMPLEMENTED,
                    method + " has the qualifier Disabled");
        }
        return method;
    }

    private static void check(WmiMethod method, MethodCall call) {
        for (MethodCall.Argument argument : call.arguments()) {
            WmiParameter declared = method.parameter(argument.name()).orElse(null);
            boolean fits = declared != null
                    && declared.in()
                    && declared.type() == argument.value().type()
                    && declared.isArray() == argument.value().isArray();
            if (!fits) {
                throw new QueryException(
                        HResult.WBEM_E_INVALID_METHOD_PARAMETERS,
                        FakeRule.METHOD_SIGNATURE,
                        "argument " + argument.name() + " of type "
                                + argument.value().type().mofName()
                                + (argument.value().isArray() ? "[]" : "") + " does not suit " + method);
            }
        }
    }

    private static WmiObject run(FakeMethodBody body, FakeInvocation invocation) {
        try {
            body.call(invocation);
        } catch (WmiException e) {
            throw new QueryException(e.hresult(), null, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new QueryException(HResult.WBEM_E_PROVIDER_FAILURE, null, e.toString(), e);
        }
        return invocation.result();
    }
}
