package org.wmisdk.tck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The numbers on which both sides of a COM call must agree, as a C compiler computes them from the Windows headers of mingw-w64
 * (64-bit). The table {@code c-facts.txt} is written by {@code src/main/c/facts.sh} and is an authority of its own: client and
 * test server are both held against it, so that an error they share is seen.
 *
 * <p>Immutable and thread-safe. A question that the table cannot answer throws {@link IllegalArgumentException}.
 */
public final class CFacts {
    private static final String RESOURCE = "c-facts.txt";

    /** From {@code kind name} to the value. */
    private final Map<String, String> values;

    private CFacts(Map<String, String> values) {
        this.values = values;
    }

    /** The table of this module. */
    public static CFacts load() {
        try (InputStream bytes = Objects.requireNonNull(
                        CFacts.class.getResourceAsStream(RESOURCE), "wmi-tck lacks its resource " + RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            Map<String, String> values = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    add(values, line);
                }
            }
            return new CFacts(Map.copyOf(values));
        } catch (IOException e) {
            throw new UncheckedIOException("wmi-tck could not read its resource " + RESOURCE, e);
        }
    }

    private static void add(Map<String, String> values, String line) {
        int end = line.lastIndexOf(' ');
        if (end < 0 || values.put(line.substring(0, end), line.substring(end + 1)) != null) {
            throw new IllegalStateException(RESOURCE + " has a line that is no fact or comes twice: " + line);
        }
    }

    /** The index of a method in the vtable of an interface, such as 20 for {@code ExecQuery} of {@code IWbemServices}. */
    public int slot(String iface, String method) {
        return number("slot", iface + '.' + method);
    }

    /** The number of slots in the vtable of an interface, inherited ones included. */
    public int slots(String iface) {
        return number("size", iface + "Vtbl");
    }

    /** The methods of an interface in the order of its vtable, inherited ones first. */
    public List<String> methods(String iface) {
        String kind = "slot " + iface + '.';
        String[] methods = new String[slots(iface)];
        for (Map.Entry<String, String> fact : values.entrySet()) {
            if (fact.getKey().startsWith(kind)) {
                methods[Integer.parseInt(fact.getValue())] = fact.getKey().substring(kind.length());
            }
        }
        return List.of(methods);
    }

    /**
     * The shape of a method, named as the call methods of {@link org.wmisdk.com.abi.Port} are: the object, the arguments and the
     * result, {@code P} for a pointer, {@code I} for 32 bits.
     */
    public String shape(String iface, String method) {
        return text("shape", iface + '.' + method);
    }

    /** The shape of a function of the system, {@code V} where it has no result. */
    public String shape(String function) {
        return text("shape", function);
    }

    /** The size of a type, in bytes. */
    public int size(String type) {
        return number("size", type);
    }

    /** Where a field stands in a struct, in bytes. */
    public int offset(String struct, String field) {
        return number("offset", struct + '.' + field);
    }

    /** A flag, type or level, as a Java {@code int} holds it: {@code RPC_C_AUTHN_DEFAULT}, 0xFFFFFFFF in C, is -1. */
    public int constant(String name) {
        return number("constant", name);
    }

    /** A GUID in lower case without braces; the name with its prefix, such as {@code IID_IWbemServices}. */
    public String guid(String name) {
        return text("guid", name);
    }

    /** A result code. A code of Windows is named as C writes it: {@code HRESULT_FROM_WIN32(ERROR_TIMEOUT)}. */
    public int hresult(String name) {
        return Integer.parseUnsignedInt(text("hresult", name).substring(2), 16);
    }

    /** Every result code by its name, sorted by name; several names may share a number. */
    public Map<String, Integer> hresults() {
        Map<String, Integer> codes = new TreeMap<>();
        String kind = "hresult ";
        for (String key : values.keySet()) {
            if (key.startsWith(kind)) {
                String name = key.substring(kind.length());
                codes.put(name, hresult(name));
            }
        }
        return codes;
    }

    private int number(String kind, String name) {
        return Integer.parseInt(text(kind, name));
    }

    private String text(String kind, String name) {
        @Nullable String value = values.get(kind + ' ' + name);
        if (value == null) {
            throw new IllegalArgumentException("No " + kind + " \"" + name + "\" in " + RESOURCE
                    + ": add it to wmi-tck/src/main/c and run facts.sh there");
        }
        return value;
    }
}
