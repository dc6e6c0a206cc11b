package org.wmisdk.fake;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiProperty;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.query.QueryScope;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.spi.PutCall;

/** The values of an instance that a client puts, and what they must be like. */
final class ChangedValues {
    private static final int MAX_DEPTH = 32;

    private final QueryScope scope;
    private final ClassDefinition definition;
    private final @Nullable Object[] values;

    /** Begins with what the client read, or with the defaults of the class. */
    ChangedValues(QueryScope scope, ClassDefinition definition, @Nullable Instance read) {
        this.scope = scope;
        this.definition = definition;
        this.values = definition.defaults();
        for (int i = 0; read != null && i < values.length; i++) {
            values[i] = read.value(i);
        }
    }

    void set(PutCall.Property given) {
        set(definition, values, given.name(), given.value(), 0);
    }

    private void set(ClassDefinition owner, @Nullable Object[] target, String name, CimValue value, int depth) {
        int column = owner.shape().indexOf(name);
        if (column < 0) {
            throw refused(HResult.WBEM_E_NOT_FOUND, "class " + owner.name() + " has no property " + name);
        }
        WmiProperty declared = owner.properties().get(column);
        if (declared.type() != value.type() || declared.isArray() != value.isArray()) {
            throw refused(
                    HResult.WBEM_E_TYPE_MISMATCH,
                    "property " + declared + " of class " + owner.name() + " does not hold "
                            + value.type().mofName() + (value.isArray() ? "[]" : ""));
        }
        Object raw = value.raw();
        if (raw instanceof WmiObject object) {
            target[column] = embedded(declared, object, depth + 1);
        } else if (value.type() == CimType.OBJECT && raw instanceof List<?> elements) {
            target[column] = elements.stream()
                    .map(element -> embedded(declared, (WmiObject) element, depth + 1))
                    .toList();
        } else {
            target[column] = raw;
        }
    }

    /** An object as it is stored: of a class of the namespace, with the defaults of that. */
    private WmiObject embedded(WmiProperty declared, WmiObject object, int depth) {
        String className = object.findSystem().map(SystemProperties::className).orElse(null);
        if (className == null || depth > MAX_DEPTH) {
            throw refused(
                    HResult.WBEM_E_INVALID_OBJECT,
                    "property " + declared.name() + " is given an object "
                            + (className == null ? "without a class" : "nested more than " + MAX_DEPTH + " deep"));
        }
        ClassDefinition known = scope.namespace().find(className);
        if (known == null) {
            throw refused(
                    HResult.WBEM_E_INVALID_CLASS,
                    "property " + declared.name() + " is given an object of class " + className
                            + ", which is not there");
        }
        if (declared.className() != null && !known.isA(declared.className())) {
            throw refused(
                    HResult.WBEM_E_TYPE_MISMATCH,
                    "property " + declared + " does not hold an object of class " + className);
        }
        @Nullable Object[] inner = known.defaults();
        for (String name : object.names()) {
            set(known, inner, name, object.get(name), depth);
        }
        return known.embedded(inner);
    }

    private QueryException refused(HResult code, String sentence) {
        scope.rules().rely(FakeRule.CHANGE_UNKNOWN, sentence);
        return new QueryException(code, FakeRule.CHANGE_UNKNOWN, sentence);
    }

    /** The path that the keys make. */
    String relativePath() {
        return definition.relativePath(values);
    }

    /** Takes back what is not named. */
    void keepAllBut(Set<String> named, Instance present) {
        for (int i = 0; i < values.length; i++) {
            if (present.definition() == definition
                    && !named.contains(Names.fold(definition.shape().name(i)))) {
                values[i] = present.value(i);
            }
        }
    }

    /**
     * Looks whether the class allows the values.
     *
     * @param provided what its provider has; null if there is none, or it is new
     */
    void check(@Nullable Instance provided) {
        for (int i = 0; i < values.length; i++) {
            WmiProperty property = definition.properties().get(i);
            if (values[i] == null && (property.isTrue("Indexed") || property.isTrue("Not_Null"))) {
                throw new QueryException(
                        HResult.WBEM_E_ILLEGAL_NULL,
                        FakeRule.CHANGE_NULL,
                        "property " + property.name() + " of class " + definition.name() + " cannot be NULL");
            }
            if (provided != null
                    && property.isTrue("read")
                    && !property.isTrue("write")
                    && !Objects.deepEquals(values[i], provided.value(i))) {
                String sentence = "property " + property.name() + " of class " + definition.name()
                        + " has the qualifier Read and not Write";
                scope.rules().rely(FakeRule.CHANGE_READ_ONLY, sentence);
                throw new QueryException(HResult.WBEM_E_READ_ONLY, FakeRule.CHANGE_READ_ONLY, sentence);
            }
        }
    }

    /** The values in the order of the class's shape. */
    @Nullable
    Object[] all() {
        return values;
    }
}
