package org.wmisdk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.wmisdk.call.Budget;
import org.wmisdk.call.Subject;
import org.wmisdk.call.Work;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;

/**
 * A prepared instance, new or changed: immutable. {@link #put} writes it, each time anew; {@link #set}, {@link #mode}, {@link #timeout} and
 * others return changed copies.
 *
 * <pre>{@code
 * WmiPath lamp = demo.create("Demo_Lamp").set("Name", "desk").set("Watts", 40).put();
 * demo.update(lamp).set("Watts", 60).put();
 * }</pre>
 *
 * <p><b>Values</b> are checked before the call, and converted to the types that the class says. The class is read with the first change of one
 * of its instances, and kept by the namespace. A new instance has the defaults of its class where nothing is set; {@link #preview} shows them.
 *
 * <p><b>An update</b> reads the instance, sets the properties and puts it with the names of just those, so that the provider leaves the others
 * as they are ({@code __PUT_EXT_PROPERTIES}). WMI has no versions: what somebody else wrote meanwhile into the same properties is
 * overwritten, the last writer wins. Not every provider can write a part ({@code WBEM_E_UNSUPPORTED_PUT_EXTENSION}): {@link #allProperties}
 * then puts the whole instance as it was read, which also overwrites what somebody else wrote into any other property since.
 *
 * <p>A put is never repeated by the library.
 *
 * <p><b>Timeout.</b> When it is up the caller is freed at once with a {@link WmiTimeoutException}; whether the object was written is then
 * unknown.
 */
public final class WmiChange {
    private final WmiNamespace namespace;
    private final ChangeTarget target;
    private final Map<String, @Nullable Object> values; // never changed, so that copies can be made of it
    private final WmiPutMode mode;
    private final boolean all;
    private final WmiOptions options;

    WmiChange(WmiNamespace namespace, ChangeTarget target) {
        this(
                namespace,
                target,
                Map.of(),
                target.isNew() ? WmiPutMode.CREATE_ONLY : WmiPutMode.UPDATE_ONLY,
                false,
                WmiOptions.none());
    }

    private WmiChange(
            WmiNamespace namespace,
            ChangeTarget target,
            Map<String, @Nullable Object> values,
            WmiPutMode mode,
            boolean all,
            WmiOptions options) {
        this.namespace = namespace;
        this.target = target;
        this.values = values;
        this.mode = mode;
        this.all = all;
        this.options = options;
    }

    /**
     * A copy with a property more, or with another value for it.
     *
     * @param property its name in any case
     * @param value as {@link CimValue#of} and, of an array, {@link CimValue#ofArray} take it for the type of the property; an embedded object
     *     needs its {@linkplain WmiObject.Builder#className class}, and gets the defaults of that where it lacks a property; {@code null} writes
     *     NULL
     */
    public WmiChange set(String property, @Nullable Object value) {
        Objects.requireNonNull(property, "property");
        Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
        more.keySet().removeIf(property::equalsIgnoreCase);
        more.put(property, value);
        return new WmiChange(namespace, target, more, mode, all, options);
    }

    /** A copy with all those properties too. */
    public WmiChange setAll(Map<String, ? extends @Nullable Object> more) {
        WmiChange copy = this;
        for (Map.Entry<String, ? extends @Nullable Object> value : more.entrySet()) {
            copy = copy.set(value.getKey(), value.getValue());
        }
        return copy;
    }

    /**
     * A copy that may find something else on the server: {@link WmiPutMode#CREATE_ONLY} is what a new instance starts with, {@link
     * WmiPutMode#UPDATE_ONLY} an update.
     *
     * @throws IllegalArgumentException if an update shall only create
     */
    public WmiChange mode(WmiPutMode what) {
        Objects.requireNonNull(what, "what");
        if (!target.isNew() && what == WmiPutMode.CREATE_ONLY) {
            throw new IllegalArgumentException(
                    "mode: an update changes an instance that is there; use WmiNamespace.create for a new one");
        }
        return new WmiChange(namespace, target, values, what, all, options);
    }

    /** A copy that, as an update, puts the whole instance as it was read, and not just what is set. A new instance is put whole anyway. */
    public WmiChange allProperties() {
        return new WmiChange(namespace, target, values, mode, true, options);
    }

    /**
     * A copy that waits at most so long.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public WmiChange timeout(Duration limit) {
        return new WmiChange(namespace, target, values, mode, all, options.timeout(limit));
    }

    /** A copy that is carried out with those privileges enabled; see {@link WmiOptions#privileges}. */
    public WmiChange privileges(WmiPrivilege... enabled) {
        return new WmiChange(namespace, target, values, mode, all, options.privileges(enabled));
    }

    /** A copy that hands those values to the provider of the class. */
    public WmiChange context(WmiContext more) {
        return new WmiChange(namespace, target, values, mode, all, options.context(more));
    }

    /**
     * Writes the instance and waits until it is written.
     *
     * @return the path of what was written, as the server says it, mostly with machine and namespace
     * @throws WmiNotFoundException if there is no such class; or no such instance, any more or at all, to be updated
     * @throws WmiInvalidParameterException before the call, if the class has no such property; or the path is not that of an instance here, or
     *     the object that was to be updated has none, such as an event or a row without its keys
     * @throws WmiValueException before the call, if a value does not fit; from the server, if a key is NULL ({@link
     *     HResult#WBEM_E_ILLEGAL_NULL})
     * @throws WmiException {@link HResult#WBEM_E_READ_ONLY} before the call, if an update sets a key, or what the schema says can only be read;
     *     {@link HResult#WBEM_E_ALREADY_EXISTS} if there is such an instance and must not be; {@link HResult#WBEM_E_PROVIDER_NOT_CAPABLE} if
     *     the provider of the class writes nothing; else its subclass and {@link HResult} say why it cannot be written. A {@link
     *     WmiCancelledException} if the waiting thread is interrupted or the namespace is closed meanwhile
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiPath put() {
        return putting().run();
    }

    /**
     * Starts {@link #put} and returns at once; see {@link WmiQuery#listAsync()} for the thread that makes the call, and for cancelling it.
     *
     * @return fails with what {@code put} throws
     * @throws WmiException only if the name of the class is none, or the path is none of an instance here
     * @throws IllegalStateException if the namespace is closed already
     */
    public CompletableFuture<WmiPath> putAsync() {
        return putting().start();
    }

    /** As {@link #putAsync()}, with an executor that completes the future. */
    public CompletableFuture<WmiPath> putAsync(Executor executor) {
        return putting().start(executor);
    }

    /**
     * The instance as {@link #put} would make it now: a new one with the defaults of its class, or the one on the server, and what is set. Writes
     * nothing.
     *
     * @throws WmiException as {@link #put}
     * @throws IllegalStateException if the namespace is closed already
     */
    public WmiObject preview() {
        return operation((session, subject, path, budget, call) -> shown(session, subject, path))
                .run();
    }

    private Operation<WmiPath> putting() {
        return operation(this::written);
    }

    /** What is done once the target is known to be here. */
    @FunctionalInterface
    private interface Deed<T> {
        T done(WmiSession session, Subject subject, @Nullable WmiPath path, Budget budget, Work.CallState call);
    }

    private <T> Operation<T> operation(Deed<T> deed) {
        WmiSession session = namespace.session(options);
        Subject subject = Subject.ofObject("put", namespace.path(), target.toString());
        WmiPath path = target.check(namespace.home(), subject);
        Budget budget = namespace.runner().budget(options.timeout());
        return new Operation<>(
                namespace, subject, budget, Work.ofSteps(call -> deed.done(session, subject, path, budget, call)));
    }

    private WmiPath written(
            WmiSession session, Subject subject, @Nullable WmiPath path, Budget budget, Work.CallState state) {
        WmiClass definition = definition(session, path);
        List<PutCall.Property> properties = converted(definition, subject);
        PutCall call = new PutCall(
                definition.name(),
                path == null ? null : path.toString(),
                properties,
                path != null && !all,
                mode.flag(),
                budget.leftMillis(),
                options.context());
        state.requireCaller("IWbemServices::PutInstance");
        try {
            return session.putInstance(call)
                    .map(text -> ChangeTarget.readBack(text, subject))
                    .orElseGet(() -> target.written(definition, properties, path, subject));
        } catch (SessionException e) {
            namespace.classes().forget(definition.name()); // in case that the class was changed
            throw e;
        }
    }

    private WmiObject shown(WmiSession session, Subject subject, @Nullable WmiPath path) {
        WmiClass definition = definition(session, path);
        List<PutCall.Property> properties = converted(definition, subject);
        WmiObject.Builder shown = WmiObject.builder();
        if (path == null) {
            shown.className(definition.name());
            definition.properties().forEach(each -> shown.set(each.name(), each.defaultValue()));
        } else {
            WmiObject present = session.getObject(new ObjectCall(path.toString(), 0, options.context()));
            shown.system(present.findSystem().orElse(null));
            present.names().forEach(name -> shown.set(name, present.get(name)));
        }
        properties.forEach(each -> shown.set(each.name(), each.value()));
        return shown.build();
    }

    /** The class that has what is set: that of the path may only be an ancestor of the instance's. */
    private WmiClass definition(WmiSession session, @Nullable WmiPath path) {
        KnownClasses classes = namespace.classes();
        WmiClass known = classes.find(session, target.className(), options.context());
        if (hasAll(known)) {
            return known;
        }
        String own = path == null
                ? known.name()
                : session.getObject(new ObjectCall(path.toString(), 0, options.context()))
                        .findSystem()
                        .map(SystemProperties::className)
                        .orElse(known.name());
        classes.forget(own); // in case that it was changed
        return classes.find(session, own, options.context());
    }

    private boolean hasAll(WmiClass definition) {
        return values.keySet().stream()
                .allMatch(name -> definition.property(name).isPresent());
    }

    private List<PutCall.Property> converted(WmiClass definition, Subject subject) {
        ChangeRules rules = new ChangeRules(definition, !target.isNew(), subject);
        List<PutCall.Property> converted = new ArrayList<>();
        values.forEach((name, value) -> converted.add(rules.converted(name, value)));
        return converted;
    }

    /** The target and the names of what is set, but not the values, which may be secret. */
    @Override
    public String toString() {
        return "WmiChange[" + target + ", " + mode + ", " + values.keySet() + "]";
    }
}
