package org.wmisdk.fake;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiValueException;
import org.wmisdk.fake.repository.ClassDefinition;

/** From values by name, as a test writes them, to those of an instance. */
final class FakeValues {
    private FakeValues() {}

    /**
     * The values of an instance: what is given, and the defaults of the class.
     *
     * @param operation what messages say was tried
     * @return canonical values in the order of the class's shape
     * @throws WmiException if the class has no such property, or a value does not fit
     */
    static @Nullable Object[] of(
            String operation, ClassDefinition definition, Map<String, ? extends @Nullable Object> given) {
        @Nullable Object[] values = definition.defaults();
        given.forEach((name, value) -> {
            int index = definition.shape().indexOf(name);
            if (index < 0) {
                throw refusal(
                        operation, HResult.WBEM_E_NOT_FOUND, "class " + definition.name() + " has no property " + name);
            }
            values[index] = raw(operation, definition.properties().get(index), value);
        });
        return values;
    }

    private static @Nullable Object raw(String operation, WmiProperty property, @Nullable Object value) {
        try {
            CimValue converted = CimValue.of(property.type(), property.isArray(), value);
            return converted.raw();
        } catch (WmiValueException e) {
            throw refusal(operation, e.hresult(), "property " + property.name() + ": " + e.getMessage());
        }
    }

    static WmiException refusal(String operation, HResult hresult, @Nullable String detail) {
        return WmiException.builder(hresult).operation(operation).detail(detail).build();
    }
}
