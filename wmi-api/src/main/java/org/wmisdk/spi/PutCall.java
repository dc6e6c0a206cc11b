package org.wmisdk.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiContext;

/**
 * The arguments of {@code IWbemServices::PutInstance}, and what the object is made of that is put: a new instance of the class with its
 * defaults, or the one at the path as it is now; and then the properties.
 *
 * @param className the class by which the properties were checked; that of a new instance
 * @param path the instance, relative to the namespace; null for a new one
 * @param properties what is set, each of the type that the class says
 * @param partial whether the server is asked to write these properties and leave the others of the instance as they are then
 * @param flags {@link #UPDATE_ONLY}, {@link #CREATE_ONLY} or 0
 * @param timeoutMillis how long to wait at most, -1 for no limit
 * @param context values for the provider; may be empty
 */
public record PutCall(
        String className,
        @Nullable String path,
        List<Property> properties,
        boolean partial,
        int flags,
        int timeoutMillis,
        WmiContext context) {
    /** {@code WBEM_FLAG_UPDATE_ONLY}. */
    public static final int UPDATE_ONLY = 0x1;

    /** {@code WBEM_FLAG_CREATE_ONLY}. */
    public static final int CREATE_ONLY = 0x2;

    /** The context value, a boolean, that says that the others below are there. */
    public static final String EXTENSIONS = "__PUT_EXTENSIONS";

    /** The context value, a list of texts, that names the properties to be written. */
    public static final String EXTENSION_PROPERTIES = "__PUT_EXT_PROPERTIES";

    private static final String CLIENT_REQUEST = "__PUT_EXT_CLIENT_REQUEST";
    private static final String STRICT_NULLS = "__PUT_EXT_STRICT_NULLS";
    private static final CimValue TRUE = CimValue.of(CimType.BOOLEAN, true);

    /** Copies the list. */
    public PutCall {
        properties = List.copyOf(properties);
    }

    /** One property; its value may be NULL. */
    public record Property(String name, CimValue value) {}

    /** The context of the call itself: of a partial one it names what is to be written. */
    public WmiContext putContext() {
        if (!partial) {
            return context;
        }
        List<String> names = properties.stream().map(Property::name).toList();
        WmiContext named = context.with(EXTENSIONS, TRUE)
                .with(CLIENT_REQUEST, TRUE)
                .with(EXTENSION_PROPERTIES, CimValue.ofArray(CimType.STRING, names));
        boolean anyNull =
                properties.stream().anyMatch(property -> property.value().isNull());
        return anyNull ? named.with(STRICT_NULLS, TRUE) : named;
    }
}
