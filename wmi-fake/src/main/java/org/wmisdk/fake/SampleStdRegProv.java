package org.wmisdk.fake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;

/** The methods of {@code StdRegProv} of the sample machine, over its {@link SampleRegistry}. */
final class SampleStdRegProv {
    private static final String CLASS = "StdRegProv";

    // What the methods return: the codes of Windows, and for a value of another type that of WMI.
    private static final long DONE = 0;
    private static final long NO_VALUE = 1;
    private static final long NO_KEY = 2;
    private static final long ACCESS_DENIED = 5;
    private static final long OTHER_TYPE = 0x8004_1005L;

    /** The types of values: their number, what the methods are called, and the parameter that holds it. */
    private enum Type {
        SZ(1, "StringValue", "sValue"),
        EXPAND_SZ(2, "ExpandedStringValue", "sValue"),
        BINARY(3, "BinaryValue", "uValue"),
        DWORD(4, "DWORDValue", "uValue"),
        MULTI_SZ(7, "MultiStringValue", "sValue"),
        QWORD(11, "QWORDValue", "uValue");

        private final int number;
        private final String methods;
        private final String parameter;

        Type(int number, String methods, String parameter) {
            this.number = number;
            this.methods = methods;
            this.parameter = parameter;
        }
    }

    private final FakeInvocation call;
    private final SampleRegistry registry;
    private final long root;
    private final String path;

    private SampleStdRegProv(FakeInvocation call) {
        this.call = call;
        this.registry = call.machine().registry();
        this.root = call.argument("hDefKey").findLong().orElse(SampleRegistry.HKEY_LOCAL_MACHINE);
        this.path = text("sSubKeyName");
    }

    private String text(String parameter) {
        String text = call.argument(parameter).asString();
        return text == null ? "" : text;
    }

    static void addTo(SampleMethods methods) {
        methods.give(CLASS, "CreateKey", call -> new SampleStdRegProv(call).createKey());
        methods.give(CLASS, "DeleteKey", call -> new SampleStdRegProv(call).deleteKey());
        methods.give(CLASS, "EnumKey", call -> new SampleStdRegProv(call).enumKey());
        methods.give(CLASS, "EnumValues", call -> new SampleStdRegProv(call).enumValues());
        methods.give(CLASS, "DeleteValue", call -> new SampleStdRegProv(call).deleteValue());
        for (Type type : Type.values()) {
            methods.give(CLASS, "Set" + type.methods, call -> new SampleStdRegProv(call).set(type));
            methods.give(CLASS, "Get" + type.methods, call -> new SampleStdRegProv(call).get(type));
        }
    }

    private SampleRegistry.@Nullable Key key() {
        SampleRegistry.Key key = registry.find(root, path);
        if (key == null) {
            call.returns(NO_KEY);
        }
        return key;
    }

    private void createKey() {
        call.returns(registry.create(root, path) == null ? NO_KEY : DONE);
    }

    private void deleteKey() {
        SampleRegistry.Key key = key();
        if (key == null) {
            return;
        }
        if (!key.names().isEmpty() || SampleRegistry.names(path).isEmpty()) {
            call.returns(ACCESS_DENIED);
            return;
        }
        registry.delete(root, path);
        call.returns(DONE);
    }

    /** Without keys below it, the parameter stays NULL, as on Windows. */
    private void enumKey() {
        SampleRegistry.Key key = key();
        if (key != null) {
            List<String> names = key.names();
            call.out("sNames", names.isEmpty() ? null : names).returns(DONE);
        }
    }

    private void enumValues() {
        SampleRegistry.Key key = key();
        if (key == null) {
            return;
        }
        Map<String, SampleRegistry.Value> values = key.values();
        if (!values.isEmpty()) {
            call.out("sNames", List.copyOf(values.keySet()))
                    .out(
                            "Types",
                            values.values().stream()
                                    .map(SampleRegistry.Value::type)
                                    .toList());
        }
        call.returns(DONE);
    }

    private void deleteValue() {
        SampleRegistry.Key key = key();
        if (key != null) {
            call.returns(key.values().remove(text("sValueName")) == null ? NO_KEY : DONE);
        }
    }

    private void set(Type type) {
        SampleRegistry.Key key = key();
        if (key != null) {
            CimValue given = call.argument(type.parameter);
            key.values()
                    .put(
                            text("sValueName"),
                            new SampleRegistry.Value(type.number, given.isNull() ? empty(given) : given));
            call.returns(DONE);
        }
    }

    /** What is written where nothing was passed. */
    private static CimValue empty(CimValue value) {
        if (value.isArray()) {
            return CimValue.ofArray(value.type(), List.of());
        }
        return CimValue.of(value.type(), value.type() == CimType.STRING ? "" : (Object) 0);
    }

    private void get(Type type) {
        SampleRegistry.Key key = key();
        if (key == null) {
            return;
        }
        SampleRegistry.Value value = key.values().get(text("sValueName"));
        if (value == null) {
            call.returns(NO_VALUE);
        } else if (value.type() != type.number) {
            call.returns(OTHER_TYPE);
        } else {
            call.out(type.parameter, value.data().raw()).returns(DONE);
        }
    }
}
