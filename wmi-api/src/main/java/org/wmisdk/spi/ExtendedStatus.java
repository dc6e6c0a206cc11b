package org.wmisdk.spi;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;

/**
 * What WMI's {@code __ExtendedStatus} object says of a failure; each part may be missing.
 *
 * @param description what happened, in words, or null
 * @param providerName the provider that failed, such as {@code CIMWin32}, or null
 * @param operation the operation that failed, such as {@code ExecQuery}, or null
 * @param parameterInfo what it was asked, such as the text of the query, or null
 * @param statusCode the provider's own code, which need not be that of the call, or null
 */
public record ExtendedStatus(
        @Nullable String description,
        @Nullable String providerName,
        @Nullable String operation,
        @Nullable String parameterInfo,
        @Nullable HResult statusCode)
        implements Serializable {
    /** A status that has nothing but a description. */
    public static ExtendedStatus of(String description) {
        return new ExtendedStatus(description, null, null, null, null);
    }

    /** Reads a status object; what it lacks, or holds as NULL, is missing. */
    public static ExtendedStatus of(WmiObject status) {
        return new ExtendedStatus(
                text(status, "Description"),
                text(status, "ProviderName"),
                text(status, "Operation"),
                text(status, "ParameterInfo"),
                value(status, "StatusCode") instanceof Number code ? HResult.of(code.intValue()) : null);
    }

    /**
     * The detail of a {@link SessionException}: the parts that are there, by name; the code only where it differs from that of the call.
     *
     * @param hresult what the call returned
     * @return the parts one behind the other, in as many lines as the server's texts have, or null if there is nothing to say
     */
    public @Nullable String detail(int hresult) {
        List<String> parts = new ArrayList<>();
        add(parts, "Description", description);
        add(parts, "ProviderName", providerName);
        add(parts, "Operation", operation);
        add(parts, "ParameterInfo", parameterInfo);
        add(parts, "StatusCode", statusCode == null || statusCode.value() == hresult ? null : statusCode);
        return parts.isEmpty() ? null : String.join("; ", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + ": " + value);
        }
    }

    private static @Nullable String text(WmiObject status, String name) {
        Object value = value(status, name);
        return value == null ? null : value.toString();
    }

    private static @Nullable Object value(WmiObject status, String name) {
        return status.has(name) ? status.get(name).raw() : null;
    }
}
