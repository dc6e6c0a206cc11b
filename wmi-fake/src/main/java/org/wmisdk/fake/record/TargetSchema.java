package org.wmisdk.fake.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.MofPrinter;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiException;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiProperty;
import org.wmisdk.WmiQualifier;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.MofException;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.fake.record.RecordedParts.WholeClass;
import org.wmisdk.fake.repository.Names;

/** The classes of one namespace, and the instances of those that were read whole, on their way to MOF. */
final class TargetSchema {
    private final Target target;
    private final Map<String, WmiClass> classes = new LinkedHashMap<>();
    private final Map<String, WmiObject> instances = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private @Nullable String server;
    private String namespace;

    TargetSchema(Target target) {
        this.target = target;
        this.namespace = target.namespace();
    }

    Target target() {
        return target;
    }

    /** What the machine calls itself, as far as its objects told. */
    @Nullable
    String server() {
        return server;
    }

    /** The namespace in the spelling of the server, as far as its objects told. */
    String namespace() {
        return namespace;
    }

    void met(Collection<WmiObject> rows) {
        for (WmiObject row : rows) {
            row.findSystem().ifPresent(this::met);
        }
    }

    private void met(SystemProperties system) {
        server = server == null ? system.server() : server;
        String spelled = system.namespace();
        namespace = spelled != null && spelled.equalsIgnoreCase(namespace) ? spelled : namespace;
    }

    /** System classes are everywhere: they are not written. */
    void define(WmiClass definition) {
        met(definition.system());
        if (!definition.name().startsWith("__")) {
            classes.put(Names.fold(definition.name()), definition);
        }
    }

    /** Takes all instances of a class, if each can be told from the others; then returns the class, otherwise null. */
    @Nullable
    WholeClass store(String className, List<WmiObject> rows) {
        WmiClass asked = classes.get(Names.fold(className));
        if (asked == null) {
            return null;
        }
        Map<String, WmiObject> stored = new LinkedHashMap<>();
        String unsayable = null;
        for (WmiObject row : rows) {
            String path = path(row, rows.size());
            if (path == null || stored.put(path, row) != null) {
                return null;
            }
            unsayable = unsayable == null ? unsayable(row) : unsayable;
        }
        if (unsayable != null) {
            remarks.add("class " + className + ": its instances are in calls.jsonl, since " + unsayable);
            return new WholeClass(target, asked.name(), false);
        }
        instances.putAll(stored);
        return new WholeClass(target, asked.name(), true);
    }

    /** Why MOF cannot say a row; null if it can. */
    private static @Nullable String unsayable(WmiObject row) {
        try {
            row.toMof();
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** What tells this row from others; null if it cannot be an instance. */
    private @Nullable String path(WmiObject row, int rows) {
        SystemProperties system = row.findSystem().orElse(null);
        String className = system == null ? null : system.className();
        String relpath = system == null ? null : system.relpath();
        WmiClass definition = className == null ? null : classes.get(Names.fold(className));
        if (definition == null || relpath == null) {
            return null;
        }
        WmiPath path;
        try {
            path = WmiPath.of(relpath);
        } catch (WmiException noPath) {
            remarks.add(
                    "class " + className + ": its instances are known by their calls only, since " + noPath.detail());
            return null;
        }
        if (definition.keys().isEmpty() && !definition.isSingleton()) {
            if (path.isInstance() && !path.isSingleton()) {
                define(withKeys(definition, path));
                remarks.add(
                        "class " + className + ": the server gave no key; it is taken from the paths of the instances");
            } else if (rows == 1) {
                define(withQualifier(definition, WmiQualifier.flag("Singleton")));
                remarks.add("class " + className
                        + ": the server gave no key; with its only instance it is written as a singleton");
            } else {
                remarks.add(
                        "class " + className + ": the server gave no key; its instances are known by their calls only");
                return null;
            }
        }
        return Names.fold(relpath);
    }

    private static WmiClass withKeys(WmiClass definition, WmiPath path) {
        List<WmiProperty> properties = new ArrayList<>();
        for (WmiProperty property : definition.properties()) {
            boolean key = path.findKey(property.name()).isPresent();
            List<WmiQualifier> qualifiers = new ArrayList<>(property.qualifiers());
            if (key) {
                qualifiers.add(0, WmiQualifier.flag("key"));
            }
            properties.add(new WmiProperty(
                    property.name(),
                    property.defaultValue(),
                    property.className(),
                    property.origin(),
                    property.local(),
                    qualifiers));
        }
        return new WmiClass(definition.system(), definition.qualifiers(), properties, definition.methods());
    }

    private static WmiClass withQualifier(WmiClass definition, WmiQualifier qualifier) {
        List<WmiQualifier> qualifiers = new ArrayList<>(definition.qualifiers());
        qualifiers.add(qualifier);
        return new WmiClass(definition.system(), qualifiers, definition.properties(), definition.methods());
    }

    /** Leaves out the classes that a fake does not take, with what derives from them and their instances. */
    void dropUnloadable() {
        String problem = problem(classes.values(), instances.values());
        if (problem == null) {
            return;
        }
        Map<String, WmiClass> good = new LinkedHashMap<>();
        for (WmiClass each : List.copyOf(classes.values())) {
            List<WmiClass> withAncestors = new ArrayList<>();
            withAncestors.add(each);
            each.derivation().forEach(ancestor -> {
                WmiClass parent = classes.get(Names.fold(ancestor));
                if (parent != null) {
                    withAncestors.add(parent);
                }
            });
            List<WmiObject> own = instances.values().stream()
                    .filter(row -> each.name().equalsIgnoreCase(row.system().className()))
                    .toList();
            String why = problem(withAncestors, own);
            if (why == null) {
                good.put(Names.fold(each.name()), each);
            } else {
                remarks.add("class " + each.name() + " is left out: " + why);
                instances.values().removeAll(own);
            }
        }
        classes.keySet().retainAll(good.keySet());
    }

    boolean has(String className) {
        return classes.containsKey(Names.fold(className));
    }

    private @Nullable String problem(Collection<WmiClass> some, Collection<WmiObject> rows) {
        try {
            FakeWmi.builder()
                    .namespace(namespace)
                    .mof(MofPrinter.print(namespace, some, rows))
                    .build();
            return null;
        } catch (MofException | IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    String mof() {
        StringBuilder text = new StringBuilder();
        remarks.stream()
                .distinct()
                .forEach(remark ->
                        text.append("// ").append(remark.replace('\n', ' ')).append('\n'));
        return text.append(MofPrinter.print(namespace, classes.values(), instances.values()))
                .toString();
    }
}
