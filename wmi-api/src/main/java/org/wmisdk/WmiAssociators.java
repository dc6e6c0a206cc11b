package org.wmisdk;

import java.util.Map;
import org.wmisdk.wql.WqlAssociators;

/**
 * Which objects associations link to an object: made by {@link WmiNamespace#associators}.
 *
 * <pre>{@code
 * WmiPath disk = WmiPath.of("Win32_LogicalDisk.DeviceID=\"C:\"");
 * for (WmiObject partition : cimv2.associators(disk).resultClass("Win32_DiskPartition").query().list()) {
 *     System.out.println(partition.getString("DeviceID"));
 * }
 * }</pre>
 *
 * <p>Immutable: each method but {@link #query} returns a copy that asks for more. The conditions are those of the statement {@code
 * ASSOCIATORS OF}; all that are given must hold, and one that is given again takes the place of the first.
 */
public final class WmiAssociators {
    private final AssociationSource source;
    private final Map<AssociationTerm, String> terms;
    private final WqlAssociators statement;

    /** All of a source, which is no namespace. */
    WmiAssociators(AssociationSource source) {
        this(source, Map.of());
    }

    private WmiAssociators(AssociationSource source, Map<AssociationTerm, String> terms) {
        this.source = source;
        this.terms = terms;
        this.statement = new WqlAssociators(
                source.path(),
                terms.get(AssociationTerm.ASSOC_CLASS),
                terms.containsKey(AssociationTerm.CLASS_DEFS_ONLY),
                terms.containsKey(AssociationTerm.KEYS_ONLY),
                terms.get(AssociationTerm.REQUIRED_ASSOC_QUALIFIER),
                terms.get(AssociationTerm.REQUIRED_QUALIFIER),
                terms.get(AssociationTerm.RESULT_CLASS),
                terms.get(AssociationTerm.RESULT_ROLE),
                terms.get(AssociationTerm.ROLE),
                terms.containsKey(AssociationTerm.SCHEMA_ONLY));
    }

    private WmiAssociators with(Map<AssociationTerm, String> more) {
        return new WmiAssociators(source, more);
    }

    /**
     * Those of this class, or of one derived from it ({@code ResultClass}).
     *
     * @throws IllegalArgumentException if the name is none that a query can have, or beside {@link #classesOnly}
     */
    public WmiAssociators resultClass(String name) {
        return with(AssociationTerm.RESULT_CLASS.in(terms, name));
    }

    /**
     * Those that an association of this class, or of one derived from it, links ({@code AssocClass}).
     *
     * @throws IllegalArgumentException if the name is none that a query can have
     */
    public WmiAssociators associationClass(String name) {
        return with(AssociationTerm.ASSOC_CLASS.in(terms, name));
    }

    /**
     * Those that an association links in which this property refers to the source ({@code Role}).
     *
     * @throws IllegalArgumentException if the name is none that a query can have
     */
    public WmiAssociators role(String name) {
        return with(AssociationTerm.ROLE.in(terms, name));
    }

    /**
     * Those that an association links in which this property refers to them ({@code ResultRole}).
     *
     * @throws IllegalArgumentException if the name is none that a query can have
     */
    public WmiAssociators resultRole(String name) {
        return with(AssociationTerm.RESULT_ROLE.in(terms, name));
    }

    /**
     * Those whose class has this qualifier ({@code RequiredQualifier}).
     *
     * @throws IllegalArgumentException if the name is none that a query can have
     */
    public WmiAssociators requiredQualifier(String name) {
        return with(AssociationTerm.REQUIRED_QUALIFIER.in(terms, name));
    }

    /**
     * Those that an association links whose class has this qualifier ({@code RequiredAssocQualifier}).
     *
     * @throws IllegalArgumentException if the name is none that a query can have
     */
    public WmiAssociators requiredAssociationQualifier(String name) {
        return with(AssociationTerm.REQUIRED_ASSOC_QUALIFIER.in(terms, name));
    }

    /**
     * The definitions of their classes instead of the objects ({@code ClassDefsOnly}).
     *
     * @throws IllegalArgumentException if beside {@link #resultClass} or {@link #schemaOnly}
     */
    public WmiAssociators classesOnly() {
        return with(AssociationTerm.CLASS_DEFS_ONLY.in(terms));
    }

    /** Only their keys are filled ({@code KeysOnly}). */
    public WmiAssociators keysOnly() {
        return with(AssociationTerm.KEYS_ONLY.in(terms));
    }

    /**
     * The classes that can be linked to the source, which is a class ({@code SchemaOnly}).
     *
     * @throws IllegalArgumentException if the source is an instance, or beside {@link #classesOnly}
     */
    public WmiAssociators schemaOnly() {
        return with(AssociationTerm.SCHEMA_ONLY.in(terms));
    }

    /**
     * The query that asks for them, to be run in one of its ways.
     *
     * @throws WmiException {@link HResult#WBEM_E_INVALID_OBJECT_PATH} if the source is a class, and {@link #schemaOnly} is not asked for
     */
    public WmiQuery query() {
        return source.query(statement, statement.schemaOnly());
    }

    /** The statement. */
    @Override
    public String toString() {
        return "WmiAssociators[" + statement.text() + "]";
    }
}
