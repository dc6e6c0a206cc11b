package org.wmisdk.com;

import java.util.ArrayList;
import java.util.List;

/** The system properties of an object, in WMI's order. */
enum SystemName {
    GENUS,
    CLASS,
    SUPERCLASS,
    DYNASTY,
    RELPATH,
    PROPERTY_COUNT,
    DERIVATION,
    SERVER,
    NAMESPACE,
    PATH;

    /** As WMI writes it. */
    String text() {
        return "__" + name();
    }

    /** All as WMI writes them, in order. */
    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (SystemName name : values()) { // no stream: nothing else at the start of a program needs streams
            texts.add(name.text());
        }
        return texts;
    }
}
