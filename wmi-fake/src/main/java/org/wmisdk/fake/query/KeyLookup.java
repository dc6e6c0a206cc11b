package org.wmisdk.fake.query;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlConstant;
import org.wmisdk.wql.WqlOperator;

/** Sees that a condition leaves only one instance, and which. */
final class KeyLookup {
    private KeyLookup() {}

    /**
     * The path of the only instance that can satisfy the condition.
     *
     * @param where a condition that was compiled for the class
     * @return null if the condition does not fix every key
     */
    static @Nullable WmiPath path(ClassDefinition definition, WqlCondition where) {
        List<WmiProperty> keys = definition.keys();
        if (keys.isEmpty() || definition.isSingleton()) {
            return null;
        }
        List<WqlCondition> terms = where instanceof WqlCondition.And and ? and.terms() : List.of(where);
        WmiPath.Builder path = WmiPath.builder(definition.name());
        for (WmiProperty key : keys) {
            WqlConstant constant = fixed(key, terms);
            if (constant == null || !add(path, key, constant)) {
                return null;
            }
        }
        try {
            return path.build();
        } catch (WmiException beyondPaths) {
            // Such as an integer beyond 64 bits: then the instances themselves are asked.
            return null;
        }
    }

    private static @Nullable WqlConstant fixed(WmiProperty key, List<WqlCondition> terms) {
        for (WqlCondition term : terms) {
            if (term instanceof WqlCondition.Comparison comparison
                    && comparison.operator() == WqlOperator.EQUAL
                    && !comparison.property().isEmbedded()
                    && comparison.property().name().equalsIgnoreCase(key.name())) {
                return comparison.constant();
            }
        }
        return null;
    }

    /** False where equality of values is not equality of paths: datetimes have several texts, booleans several constants. */
    private static boolean add(WmiPath.Builder path, WmiProperty key, WqlConstant constant) {
        if (constant instanceof WqlConstant.Null) {
            return false;
        }
        switch (key.type()) {
            case STRING, CHAR16, REFERENCE -> path.key(key.name(), ((WqlConstant.Text) constant).value());
            case SINT8, UINT8, SINT16, UINT16, SINT32, UINT32, SINT64, UINT64 ->
                path.key(key.name(), whole(key.name(), key.type(), constant));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static BigInteger whole(String key, CimType type, WqlConstant constant) {
        return Constants.whole(key, type, constant);
    }
}
