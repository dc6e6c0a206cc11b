package org.wmisdk.fake.mof;

import java.util.Locale;

/** What Desired State Configuration expects to be there. */
final class MofDsc {
    private MofDsc() {}

    /** Where a class comes from that the schemas of DSC resources derive from; empty for any other class. */
    static String hint(String className) {
        String folded = className.toLowerCase(Locale.ROOT);
        return folded.equals("omi_baseresource") || folded.equals("omi_metaconfigurationresource")
                ? "; the base classes of Desired State Configuration come from FakeWmiBuilder.dscClasses(), or wmi --dsc"
                : "";
    }
}
