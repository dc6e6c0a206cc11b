package org.wmisdk.fake.mof;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a qualifier of DMTF says it may be used on. */
enum MofScope {
    ANY,
    SCHEMA,
    CLASS,
    ASSOCIATION,
    INDICATION,
    QUALIFIER,
    PROPERTY,
    REFERENCE,
    METHOD,
    PARAMETER,
    INSTANCE;

    static @Nullable MofScope of(String word) {
        for (MofScope each : values()) {
            if (each.word().equals(word.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        return null;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
