package org.wmisdk.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;

/** What is printed of an object: its system properties where it has them, then its own, in order, under WMI's names. */
final class Cells {
    private Cells() {}

    static Map<String, CimValue> of(WmiObject object) {
        Map<String, CimValue> cells = new LinkedHashMap<>();
        object.findSystem().ifPresent(system -> addSystem(system, cells));
        for (String name : object.names()) {
            cells.put(name, object.get(name));
        }
        return cells;
    }

    /** The same object without its system properties; those of objects within it stay. */
    static WmiObject withoutSystem(WmiObject object) {
        WmiObject.Builder own = WmiObject.builder();
        for (String name : object.names()) {
            own.set(name, object.get(name));
        }
        return own.build();
    }

    private static void addSystem(SystemProperties system, Map<String, CimValue> cells) {
        cells.put("__GENUS", CimValue.of(CimType.SINT32, system.genus()));
        cells.put("__CLASS", CimValue.of(CimType.STRING, system.className()));
        cells.put("__SUPERCLASS", CimValue.of(CimType.STRING, system.superclass()));
        cells.put("__DYNASTY", CimValue.of(CimType.STRING, system.dynasty()));
        cells.put("__RELPATH", CimValue.of(CimType.STRING, system.relpath()));
        cells.put("__PROPERTY_COUNT", CimValue.of(CimType.SINT32, system.propertyCount()));
        cells.put("__DERIVATION", CimValue.ofArray(CimType.STRING, system.derivation()));
        cells.put("__SERVER", CimValue.of(CimType.STRING, system.server()));
        cells.put("__NAMESPACE", CimValue.of(CimType.STRING, system.namespace()));
        cells.put("__PATH", CimValue.of(CimType.STRING, system.path()));
    }
}
