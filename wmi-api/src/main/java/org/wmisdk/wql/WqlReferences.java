package org.wmisdk.wql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiPath;

/**
 * {@code REFERENCES OF {path} [WHERE clauses]}: the associations that refer to an object.
 *
 * @param source the object or, with {@code schemaOnly}, the class
 * @param classDefsOnly {@code ClassDefsOnly}: the result are the class definitions of the associations
 * @param keysOnly {@code KeysOnly}: only the key properties are filled
 * @param requiredQualifier {@code RequiredQualifier}: the class of the association has this qualifier; {@code null} for any
 * @param resultClass {@code ResultClass}: the association is of this class or of one derived from it; {@code null} for any
 * @param role {@code Role}: the property of the association that refers to the source; {@code null} for any
 * @param schemaOnly {@code SchemaOnly}: the path names a class, and the result are the association classes that can refer to it
 */
public record WqlReferences(
        WmiPath source,
        boolean classDefsOnly,
        boolean keysOnly,
        @Nullable String requiredQualifier,
        @Nullable String resultClass,
        @Nullable String role,
        boolean schemaOnly)
        implements WqlStatement {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a class, property or qualifier is no name that WQL can read; if {@code source} is a
     *     namespace, cannot stand between braces, or with {@code schemaOnly} is no class; if {@code classDefsOnly} stands beside {@code resultClass} or {@code
     *     schemaOnly}
     */
    public WqlReferences {
        WqlClause.check(Objects.requireNonNull(source, "source"), classDefsOnly, schemaOnly, resultClass);
        WqlClause.REQUIRED_QUALIFIER.check(requiredQualifier);
        WqlClause.RESULT_CLASS.check(resultClass);
        WqlClause.ROLE.check(role);
    }

    @Override
    public String text() {
        return WqlPrinter.print(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
