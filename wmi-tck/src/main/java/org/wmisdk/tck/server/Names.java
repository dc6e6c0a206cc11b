package org.wmisdk.tck.server;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of all calls that a client can make, so that a misspelt one in a test does not pass for one that was never made. */
final class Names {
    private static final Set<String> CALLS = Stream.of(
                    Stream.of(
                                    ComObject.UNKNOWN,
                                    LocatorObject.LOCATOR,
                                    StatusCodeTextObject.STATUS_CODE_TEXT,
                                    ServicesObject.SERVICES,
                                    EnumObject.ENUM,
                                    ClassObject.CLASS_OBJECT,
                                    QualifierSetObject.QUALIFIER_SET,
                                    ContextObject.CONTEXT,
                                    CallResultObject.CALL_RESULT,
                                    ErrorInfoObject.ERROR_INFO)
                            .map(InterfaceType::slots)
                            .flatMap(List::stream)
                            .map(InterfaceType.Slot::call),
                    Exports.AUTOMATION.keySet().stream(),
                    Exports.SYSTEM.keySet().stream())
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private Names() {}

    static boolean isCall(String name) {
        return CALLS.contains(name);
    }
}
