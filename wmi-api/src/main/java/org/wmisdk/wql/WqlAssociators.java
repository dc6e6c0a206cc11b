package org.wmisdk.wql;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiPath;

/**
 * {@code ASSOCIATORS OF {path} [WHERE clauses]}: the objects that associations link to an object.
 *
 * @param source the object or, with {@code schemaOnly}, the class
 * @param assocClass {@code AssocClass}: the link is of this class or of one derived from it; {@code null} for any
 * @param classDefsOnly {@code ClassDefsOnly}: the result are the class definitions of the linked objects
 * @param keysOnly {@code KeysOnly}: only the key properties are filled
 * @param requiredAssocQualifier {@code RequiredAssocQualifier}: the class of the link has this qualifier; {@code null} for any
 * @param requiredQualifier {@code RequiredQualifier}: the class of the linked object has this qualifier; {@code null} for any
 * @param resultClass {@code ResultClass}: the linked object is of this class or of one derived from it; {@code null} for any
 * @param resultRole {@code ResultRole}: the property of the link that refers to the linked object; {@code null} for any
 * @param role {@code Role}: the property of the link that refers to the source; {@code null} for any
 * @param schemaOnly {@code SchemaOnly}: the path names a class, and the result are the classes that can be linked to it
 */
public record WqlAssociators(
        WmiPath source,
        @Nullable String assocClass,
        boolean classDefsOnly,
        boolean keysOnly,
        @Nullable String requiredAssocQualifier,
        @Nullable String requiredQualifier,
        @Nullable String resultClass,
        @Nullable String resultRole,
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
    public WqlAssociators {
        WqlClause.check(Objects.requireNonNull(source, "source"), classDefsOnly, schemaOnly, resultClass);
        WqlClause.ASSOC_CLASS.check(assocClass);
        WqlClause.REQUIRED_ASSOC_QUALIFIER.check(requiredAssocQualifier);
        WqlClause.REQUIRED_QUALIFIER.check(requiredQualifier);
        WqlClause.RESULT_CLASS.check(resultClass);
        WqlClause.RESULT_ROLE.check(resultRole);
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
