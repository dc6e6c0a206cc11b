package org.wmisdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.internal.Text;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.WmiSession;

/**
 * A prepared class: immutable. {@link #put} writes it, each time anew; all other methods return changed copies.
 *
 * <pre>{@code
 * demo.createClass("Demo_Lamp")
 *         .key("Name", CimType.STRING)
 *         .property("Watts", CimType.UINT32, 40)
 *         .array("Scenes", CimType.STRING)
 *         .qualify("Watts", WmiQualifier.flag("Not_Null", QualifierFlavor.TO_SUBCLASS))
 *         .put();
 * demo.deriveClass("Demo_Lamp", "Demo_ColorLamp").property("Color", CimType.STRING, "white").put();
 * }</pre>
 *
 * <p>It has no methods: those of a class come with its provider, and are declared in MOF. A put is never repeated by the library. When a {@link
 * #timeout} is up the caller is freed at once with a {@link WmiTimeoutException}; whether the class was written is then unknown.
 */
public final class WmiClassChange {
    private final WmiNamespace namespace;
    private final String name;
    private final @Nullable String superclass;
    private final List<WmiQualifier> qualifiers; // never changed, as the next one
    private final List<WmiProperty> properties;
    private final WmiPutMode mode;
    private final WmiOptions options;

    WmiClassChange(WmiNamespace namespace, @Nullable String superclass, String name) {
        this(namespace, superclass, name, List.of(), List.of(), WmiPutMode.CREATE_ONLY, WmiOptions.none());
    }

    private WmiClassChange(
            WmiNamespace namespace,
            @Nullable String superclass,
            String name,
            List<WmiQualifier> qualifiers,
            List<WmiProperty> properties,
            WmiPutMode mode,
            WmiOptions options) {
        this.namespace = namespace;
        this.superclass = superclass;
        this.name = name;
        this.qualifiers = qualifiers;
        this.properties = properties;
        this.mode = mode;
        this.options = options;
    }

    /** A copy with a key property more, by which instances are told apart; of no real type, and no object. */
    public WmiClassChange key(String property, CimType type) {
        return declare(property, CimValue.of(type, null), null)
                .qualify(property, WmiQualifier.flag("key", QualifierFlavor.TO_INSTANCE, QualifierFlavor.TO_SUBCLASS));
    }

    /** A copy with a property more that instances start with as NULL. */
    public WmiClassChange property(String property, CimType type) {
        return property(property, type, null);
    }

    /**
     * A copy with a property more.
     *
     * @param initial what instances start with, as {@link CimValue#of} takes it; {@code null} for NULL
     * @throws WmiValueException if the type does not hold the value
     */
    public WmiClassChange property(String property, CimType type, @Nullable Object initial) {
        Objects.requireNonNull(property, "property");
        return declare(
                property, new CimValue(property, type, false, CimConversion.scalar(property, type, initial)), null);
    }

    /** A copy with an array more that instances start with as NULL. */
    public WmiClassChange array(String property, CimType type) {
        return array(property, type, null);
    }

    /**
     * A copy with an array more.
     *
     * @param type that of its elements
     * @param initial what instances start with, as {@link CimValue#ofArray} takes it; {@code null} for NULL
     * @throws WmiValueException if the type does not hold the values
     */
    public WmiClassChange array(String property, CimType type, @Nullable Object initial) {
        Objects.requireNonNull(property, "property");
        return declare(
                property, new CimValue(property, type, true, CimConversion.array(property, type, initial)), null);
    }

    /** A copy with a property more that refers to instances of a class. */
    public WmiClassChange reference(String property, String className) {
        return declare(property, CimValue.of(CimType.REFERENCE, null), Objects.requireNonNull(className, "className"));
    }

    /** A copy with a property more that holds an object of a class. */
    public WmiClassChange embedded(String property, String className) {
        return declare(property, CimValue.of(CimType.OBJECT, null), Objects.requireNonNull(className, "className"));
    }

    private WmiClassChange declare(String property, CimValue initial, @Nullable String className) {
        return property(new WmiProperty(property, initial, className, null, true, List.of()));
    }

    /**
     * A copy with a property more, such as one of another class. Its origin and whether it is local are not looked at, nor are qualifiers that it
     * inherited there.
     *
     * @throws IllegalArgumentException if there is one of that name already
     */
    public WmiClassChange property(WmiProperty property) {
        if (indexOf(property.name()) >= 0) {
            throw new IllegalArgumentException(
                    "property: " + property.name() + " is declared already; a property has one name in any case");
        }
        List<WmiProperty> more = new ArrayList<>(properties);
        List<WmiQualifier> own = property.qualifiers().stream()
                .filter(qualifier -> !qualifier.has(QualifierFlavor.PROPAGATED))
                .toList();
        more.add(with(property, own));
        return with(qualifiers, more);
    }

    /** A copy with a qualifier of the class more, such as {@code Abstract}. */
    public WmiClassChange qualify(WmiQualifier qualifier) {
        List<WmiQualifier> more = new ArrayList<>(qualifiers);
        more.add(Objects.requireNonNull(qualifier, "qualifier"));
        return with(more, properties);
    }

    /**
     * A copy with a qualifier more of a property that this one declares.
     *
     * @throws IllegalArgumentException if it declares no such property
     */
    public WmiClassChange qualify(String property, WmiQualifier qualifier) {
        Objects.requireNonNull(qualifier, "qualifier");
        int index = indexOf(property);
        if (index < 0) {
            throw new IllegalArgumentException("property: " + property
                    + " is not declared here; declare it first, also to qualify anew what the class inherits");
        }
        WmiProperty declared = properties.get(index);
        List<WmiQualifier> own = new ArrayList<>(declared.qualifiers());
        own.add(qualifier);
        List<WmiProperty> changed = new ArrayList<>(properties);
        changed.set(index, with(declared, own));
        return with(qualifiers, changed);
    }

    private int indexOf(String property) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).name().equalsIgnoreCase(property)) {
                return i;
            }
        }
        return -1;
    }

    private static WmiProperty with(WmiProperty property, List<WmiQualifier> qualifiers) {
        return new WmiProperty(property.name(), property.defaultValue(), property.className(), null, true, qualifiers);
    }

    private WmiClassChange with(List<WmiQualifier> ofClass, List<WmiProperty> declared) {
        return new WmiClassChange(namespace, superclass, name, ofClass, declared, mode, options);
    }

    /**
     * A copy that may find something else on the server than no class of that name, {@link WmiPutMode#CREATE_ONLY}. A class that is there is
     * replaced by what is declared here, methods included, if the server lets it be: it has no instances and no subclasses, or the difference
     * is none to them.
     */
    public WmiClassChange mode(WmiPutMode what) {
        Objects.requireNonNull(what, "what");
        return new WmiClassChange(namespace, superclass, name, qualifiers, properties, what, options);
    }

    /**
     * A copy that waits at most so long.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public WmiClassChange timeout(Duration limit) {
        return new WmiClassChange(namespace, superclass, name, qualifiers, properties, mode, options.timeout(limit));
    }

    /** A copy that hands those values to the provider of the class. */
    public WmiClassChange context(WmiContext values) {
        return new WmiClassChange(namespace, superclass, name, qualifiers, properties, mode, options.context(values));
    }

    /**
     * Writes the class and waits until it is written.
     *
     * @return the path of the class
     * @throws WmiNotFoundException if there is no class to derive it from; or none of its name, and there must be
     * @throws WmiInvalidParameterException before the call, if a name is none
     * @throws WmiException {@link HResult#WBEM_E_ALREADY_EXISTS} if there is such a class and must not be; else its subclass and {@link HResult}
     *     say which rule of schemas it breaks, or why it cannot be written. A {@link WmiCancelledException} if the waiting thread is interrupted
     *     or the namespace is closed meanwhile
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiPath put() {
        return operation().run();
    }

    /**
     * Starts {@link #put} and returns at once; see {@link WmiQuery#listAsync()} for the thread that makes the call, and for cancelling it.
     *
     * @return fails with what {@code put} throws
     * @throws WmiException only if a name is none
     * @throws IllegalStateException if the namespace is closed already
     */
    public CompletableFuture<WmiPath> putAsync() {
        return operation().start();
    }

    /** As {@link #putAsync()}, with an executor that completes the future. */
    public CompletableFuture<WmiPath> putAsync(Executor executor) {
        return operation().start(executor);
    }

    private Operation<WmiPath> operation() {
        WmiSession session = namespace.session(options);
        Subject subject = Subject.ofObject("put class", namespace.path(), name);
        ClassName.check(name, subject);
        if (superclass != null) {
            ClassName.check(superclass, subject);
        }
        for (WmiProperty property : properties) {
            if (!Text.isIdentifier(property.name())) {
                throw subject.failed(
                        HResult.WBEM_E_INVALID_PARAMETER,
                        "property " + Text.quote(property.name())
                                + ": a name has letters, digits and underscores and does not begin with a digit",
                        null);
            }
        }
        PutClassCall call = new PutClassCall(name, superclass, qualifiers, properties, mode.flag(), options.context());
        Budget budget = namespace.runner().budget(options.timeout());
        return new Operation<>(namespace, subject, budget, Work.ofValue(() -> written(session, call)));
    }

    private WmiPath written(WmiSession session, PutClassCall call) {
        try {
            session.putClass(call);
        } finally { // it may have been done although it failed
            namespace.classes().forgetAll();
        }
        return WmiPath.builder(name).build();
    }

    /** The class and the names of what is declared. */
    @Override
    public String toString() {
        return "WmiClassChange[" + name + (superclass == null ? "" : " : " + superclass) + ", " + mode + ", "
                + properties + "]";
    }
}
