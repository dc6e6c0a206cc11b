package org.wmisdk.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of WMI's flags, for the journal. One number may mean different things to different calls. */
final class Flags {
    private static final Map<Integer, String> CONNECT = new LinkedHashMap<>();
    private static final Map<Integer, String> QUERY = new LinkedHashMap<>();

    private static final Map<Integer, String> CHANGE = new LinkedHashMap<>();

    static {
        CHANGE.put(0x1, "UPDATE_ONLY");
        CHANGE.put(0x2, "CREATE_ONLY");
        CONNECT.put(0x40, "CONNECT_REPOSITORY_ONLY");
        CONNECT.put(0x80, "CONNECT_USE_MAX_WAIT");
        CONNECT.put(0x100, "CONNECT_PROVIDERS");
        QUERY.put(0x1, "SHALLOW");
        QUERY.put(0x2, "PROTOTYPE");
        QUERY.put(0x10, "RETURN_IMMEDIATELY");
        QUERY.put(0x20, "FORWARD_ONLY");
        QUERY.put(0x40, "NO_ERROR_OBJECT");
        QUERY.put(0x80, "SEND_STATUS");
        QUERY.put(0x100, "ENSURE_LOCATABLE");
        QUERY.put(0x200, "DIRECT_READ");
        QUERY.put(0x20000, "USE_AMENDED_QUALIFIERS");
        QUERY.put(0x100000, "STRONG_VALIDATION");
    }

    private Flags() {}

    static String ofConnect(int flags) {
        return names(flags, CONNECT);
    }

    static String ofChange(int flags) {
        return names(flags, CHANGE);
    }

    static String ofOperation(int flags) {
        return names(flags, QUERY);
    }

    /** The names with {@code |} between them; bits without a name as a number; {@code 0} without any. */
    private static String names(int flags, Map<Integer, String> known) {
        List<String> names = new ArrayList<>();
        int rest = flags;
        for (Map.Entry<Integer, String> flag : known.entrySet()) {
            if ((rest & flag.getKey()) != 0) {
                names.add(flag.getValue());
                rest &= ~flag.getKey();
            }
        }
        if (rest != 0) {
            names.add(String.format(Locale.ROOT, "0x%X", rest));
        }
        return names.isEmpty() ? "0" : String.join("|", names);
    }
}
