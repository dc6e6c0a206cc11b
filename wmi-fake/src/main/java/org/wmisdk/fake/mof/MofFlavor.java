package org.wmisdk.fake.mof;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wmisdk.QualifierFlavor;

/** The words that stand for flavors. */
enum MofFlavor {
    TOINSTANCE,
    NOTTOINSTANCE,
    TOSUBCLASS,
    NOTTOSUBCLASS,
    ENABLEOVERRIDE,
    DISABLEOVERRIDE,
    RESTRICTED,
    AMENDED,
    /** DMTF's: the text may be translated. That it is one is what {@link #AMENDED} says. */
    TRANSLATABLE;

    static @Nullable MofFlavor of(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        for (MofFlavor flavor : values()) {
            if (flavor.name().equals(name)) {
                return flavor;
            }
        }
        return null;
    }

    static Set<QualifierFlavor> meaning(Set<MofFlavor> written) {
        Set<QualifierFlavor> flavors = EnumSet.noneOf(QualifierFlavor.class);
        for (MofFlavor each : written) {
            switch (each) {
                case TOINSTANCE -> flavors.add(QualifierFlavor.TO_INSTANCE);
                case TOSUBCLASS -> flavors.add(QualifierFlavor.TO_SUBCLASS);
                case DISABLEOVERRIDE -> flavors.add(QualifierFlavor.NOT_OVERRIDABLE);
                case AMENDED -> flavors.add(QualifierFlavor.AMENDED);
                case NOTTOINSTANCE, NOTTOSUBCLASS, ENABLEOVERRIDE, RESTRICTED, TRANSLATABLE -> {
                    // What a qualifier does where nothing is written.
                }
            }
        }
        return flavors;
    }
}
