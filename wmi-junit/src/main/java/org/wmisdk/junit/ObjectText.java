package org.wmisdk.junit;

import org.wmisdk.CimValue;
import org.wmisdk.SystemProperties;
import org.wmisdk.WmiObject;

/** An object for a failure message: one line for each property. */
final class ObjectText {
    /** Where the text of a value is cut. */
    private static final int WIDTH = 200;

    private ObjectText() {}

    static String of(WmiObject object) {
        String className = object.findSystem().map(SystemProperties::className).orElse(null);
        StringBuilder text =
                new StringBuilder(className == null ? "object" : "instance of " + className).append(" {\n");
        for (String name : object.names()) {
            CimValue value = object.get(name);
            text.append("  ").append(type(value)).append(' ').append(name).append(" = ");
            text.append(cut(value.toString())).append('\n');
        }
        return text.append('}').toString();
    }

    /** As in MOF, with {@code []} for an array. */
    static String type(CimValue value) {
        return value.type().mofName() + (value.isArray() ? "[]" : "");
    }

    private static String cut(String value) {
        return value.length() <= WIDTH ? value : value.substring(0, WIDTH) + "... (" + value.length() + " characters)";
    }
}
