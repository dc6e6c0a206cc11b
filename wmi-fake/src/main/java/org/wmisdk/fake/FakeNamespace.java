package org.wmisdk.fake;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiPath;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.RepositoryException;

/**
 * A namespace of a running fake from the side of its machine: what a test changes here programs see at once, and those that have
 * subscribed to events get them. No right is needed, and nothing of it is in the journal. Thread-safe.
 *
 * <pre>{@code
 * FakeNamespace cimv2 = fake.namespace("root\\cimv2");
 * cimv2.change("Win32_Service.Name=\"Spooler\"", Map.of("State", "Stopped", "Started", false));
 * cimv2.raise("__TimerEvent", Map.of("TimerId", "nightly", "NumFirings", 1));
 * }</pre>
 *
 * <p>Stored classes have their events when this returns. Instances of classes with the qualifier {@code dynamic}, or that a function
 * delivers, are compared every {@code WITHIN} seconds of each subscription, by the {@linkplain FakeWmiBuilder#clock clock}.
 */
public final class FakeNamespace {
    private final Machine machine;
    private final Namespace namespace;
    private final FakePolicies policies;

    FakeNamespace(Machine machine, Namespace namespace, FakePolicies policies) {
        this.machine = machine;
        this.namespace = namespace;
        this.policies = policies;
    }

    /** With {@code \} between the components, in the spelling of its author. */
    public String name() {
        return namespace.name();
    }

    /**
     * Stores an instance; one with the same keys is replaced.
     *
     * @param className its class
     * @param values values by property name, as {@link FakeWmiBuilder#instance} takes them
     * @return its relative path
     * @throws WmiException if there is no such class or property, a value does not fit, a key is missing, or the class stores no instances
     */
    public String put(String className, Map<String, ? extends @Nullable Object> values) {
        String operation = "put instance of " + className;
        ClassDefinition definition = definition(operation, className);
        @Nullable Object[] row = FakeValues.of(operation, definition, values);
        return guard(operation, () -> namespace.put(definition, row, 0).relativePath());
    }

    /**
     * Changes some properties of a stored instance; the others keep their values.
     *
     * @param path its relative path, such as {@code Win32_Service.Name="Spooler"}
     * @param values values by property name, none of them a key
     * @throws WmiException if there is no such instance or property, or a value does not fit
     */
    public void change(String path, Map<String, ? extends @Nullable Object> values) {
        String operation = "change instance " + path;
        Instance before = guard(operation, () -> namespace.find(WmiPath.of(path)));
        if (before == null) {
            throw FakeValues.refusal(operation, HResult.WBEM_E_NOT_FOUND, "there is no such instance in " + name());
        }
        ClassDefinition definition = before.definition();
        @Nullable Object[] row = FakeValues.of(operation, definition, values);
        for (int i = 0; i < row.length; i++) {
            String property = definition.properties().get(i).name();
            if (values.keySet().stream().noneMatch(property::equalsIgnoreCase)) {
                row[i] = before.value(i);
            } else if (definition.properties().get(i).isKey()) {
                throw FakeValues.refusal(
                        operation,
                        HResult.WBEM_E_INVALID_PARAMETER,
                        "property " + property + " is a key: delete the instance, and put another");
            }
        }
        guard(operation, () -> namespace.put(definition, row, Namespace.UPDATE_ONLY));
    }

    /**
     * Deletes a stored instance.
     *
     * @param path its relative path; that of a {@code __NAMESPACE} deletes the namespace, and all below it
     * @return false if there is no such instance
     * @throws WmiException if a function delivers it
     */
    public boolean delete(String path) {
        String operation = "delete instance " + path;
        return guard(operation, () -> namespace.deleteInstance(WmiPath.of(path), policies.about(operation)));
    }

    /**
     * Defines a class, or changes it.
     *
     * @throws WmiException if the class breaks a rule of WMI, with the code that WMI has for it
     */
    public void define(FakeClass definition) {
        String operation = "define class " + definition.name();
        String parentName = definition.parent();
        ClassDefinition parent = parentName == null ? null : definition(operation, parentName);
        guard(operation, () -> {
            ClassDefinition defined = definition.define(parent);
            defined.tell(policies.about(operation));
            namespace.put(defined, 0);
            return true;
        });
    }

    /**
     * Deletes a class, its subclasses and the instances of all of them. Of the instances there are no events.
     *
     * @return false if there is no such class
     * @throws WmiException if it is a system class
     */
    public boolean deleteClass(String className) {
        return guard("delete class " + className, () -> namespace.deleteClass(className));
    }

    /**
     * Raises an event, as its provider or, for a {@code __TimerEvent}, its timer does.
     *
     * @param eventClass a class that derives from {@code __Event}
     * @param values values by property name, as {@link CimValue#of} and {@link CimValue#ofArray} take them; {@code TIME_CREATED} is set
     *     unless it is given
     * @throws WmiException if there is no such class ({@code WBEM_E_INVALID_CLASS}) or property, a value does not fit, or the class is none
     *     of events ({@code WBEM_E_NOT_EVENT_CLASS})
     */
    public void raise(String eventClass, Map<String, ? extends @Nullable Object> values) {
        String operation = "raise " + eventClass;
        ClassDefinition definition = definition(operation, eventClass);
        if (!definition.isA("__Event")) {
            throw FakeValues.refusal(
                    operation, HResult.of(0x80041059), "class " + definition.name() + " does not derive from __Event");
        }
        machine.events().raise(namespace, definition, FakeValues.of(operation, definition, values));
    }

    private ClassDefinition definition(String operation, String className) {
        ClassDefinition definition = guard(operation, () -> namespace.find(className));
        if (definition == null) {
            throw FakeValues.refusal(
                    operation, HResult.WBEM_E_INVALID_CLASS, "there is no class " + className + " in " + name());
        }
        return definition;
    }

    private <T extends @Nullable Object> T guard(String operation, Supplier<T> change) {
        try {
            return change.get();
        } catch (RepositoryException e) {
            e.tell(policies.about(operation));
            throw FakeValues.refusal(operation, e.hresult(), e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "FakeNamespace[\\\\" + machine.name() + "\\" + name() + "]";
    }
}
