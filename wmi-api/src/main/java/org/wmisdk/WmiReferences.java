package org.wmisdk;

import java.util.Map;
import org.wmisdk.wql.WqlReferences;

/**
 * Which associations refer to an object: made by {@link WmiNamespace#references}.
 *
 * <pre>{@code
 * WmiPath disk = WmiPath.of("Win32_LogicalDisk.DeviceID=\"C:\"");
 * for (WmiObject link : cimv2.references(disk).role("Dependent").query().list()) {
 *     System.out.println(link.get("Antecedent"));
 * }
 * }</pre>
 *
 * <p>Immutable: each method but {@link #query} returns a copy that asks for more. The conditions are those of the statement {@code
 * REFERENCES OF}; all that are given must hold, and one that is given again takes the place of the first.
 */
public final class WmiReferences {
    private final AssociationSource source;
    private final Map<AssociationTerm, String> terms;
    private final WqlReferences statement;

    /** All of a source, which is no namespace. */
    WmiReferences(AssociationSource source) {
        this(source, Map.of());
    }

    private WmiReferences(AssociationSource source, Map<AssociationTerm, String> terms) {
        this.source = source;
        this.terms = terms;
        this.statement = new WqlReferences(
                source.path(),
                terms.containsKey(AssociationTerm.CLASS_DEFS_ONLY),
                terms.containsKey(AssociationTerm.KEYS_ONLY),
                terms.get(AssociationTerm.REQUIRED_QUALIFIER),
                terms.get(AssociationTerm.RESULT_CLASS),
                terms.get(AssociationTerm.ROLE),
                terms.containsKey(AssociationTerm.SCHEMA_ONLY));
    }

    private WmiReferences with(Map<AssociationTerm, String> more) {
        return new WmiReferences(source, more);
    }

    /**
     * Those of this class, or of one derived from it ({@code ResultClass}).
     *
     * @throws IllegalArgumentException if the name is none that a query can have, or beside {@link #classesOnly}
     */
    public WmiReferences resultClass(String name) {
        return with(AssociationTerm.RESULT_CLASS.in(terms, name));
    }

    /**
     * Those in which this property refers to the source ({@code Role}).
     *
     * @throws IllegalArgumentException if the name is none that a query can have
     */
    public WmiReferences role(String name) {
        return with(AssociationTerm.ROLE.in(terms, name));
    }

    /**
     * Those whose class has this qualifier ({@code RequiredQualifier}).
     *
     * @throws IllegalArgumentException if the name is none that a query can have
     */
    public WmiReferences requiredQualifier(String name) {
        return with(AssociationTerm.REQUIRED_QUALIFIER.in(terms, name));
    }

    /**
     * The definitions of their classes instead of the associations ({@code ClassDefsOnly}).
     *
     * @throws IllegalArgumentException if beside {@link #resultClass} or {@link #schemaOnly}
     */
    public WmiReferences classesOnly() {
        return with(AssociationTerm.CLASS_DEFS_ONLY.in(terms));
    }

    /** Only their keys are filled, which are the references ({@code KeysOnly}). */
    public WmiReferences keysOnly() {
        return with(AssociationTerm.KEYS_ONLY.in(terms));
    }

    /**
     * The association classes that can refer to the source, which is a class ({@code SchemaOnly}).
     *
     * @throws IllegalArgumentException if the source is an instance, or beside {@link #classesOnly}
     */
    public WmiReferences schemaOnly() {
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
        return "WmiReferences[" + statement.text() + "]";
    }
}
