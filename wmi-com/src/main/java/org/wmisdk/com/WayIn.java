package org.wmisdk.com;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two ways to a namespace. They behave alike; which one is taken is reported, and can be forced. */
public enum WayIn {
    /** The function of .NET Framework's helper library. */
    DLL("WMINet_Utils.dll!ConnectServerWmi"),
    /** The COM class of WMI itself, and the same security set afterwards. */
    LOCATOR("IWbemLocator::ConnectServer");

    /** The system property that forces a way: {@code dll} or {@code locator}. */
    public static final String PROPERTY = "wmi.entry";

    private final String call;

    WayIn(String call) {
        this.call = call;
    }

    /** The function, for people. */
    public String call() {
        return call;
    }

    /**
     * The way that the system property names, or null when it is not set.
     *
     * @throws IllegalArgumentException if it names none
     */
    static @Nullable WayIn forced() {
        String name = System.getProperty(PROPERTY);
        if (name == null || name.isBlank()) {
            return null;
        }
        for (WayIn way : values()) {
            if (way.name().equalsIgnoreCase(name.strip())) {
                return way;
            }
        }
        String allowed = Arrays.stream(values()).map(WayIn::word).collect(Collectors.joining(" or "));
        throw new IllegalArgumentException("-D" + PROPERTY + " must be " + allowed + ", but is \"" + name + "\"");
    }

    /** Whether the system property is set. */
    static boolean isForced() {
        String name = System.getProperty(PROPERTY);
        return name != null && !name.isBlank();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
