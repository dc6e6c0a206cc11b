package org.wmisdk.bench.service;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** FNV-1a over values in the form that the package's page tells. {@code service_client.c} has the same. */
final class Checksum {
    private long sum = 0xCBF29CE484222325L;

    void add(String name, @Nullable Object value) {
        for (byte one : (name + "=" + text(value) + "\n").getBytes(StandardCharsets.UTF_8)) {
            sum = (sum ^ (one & 0xFF)) * 0x100000001B3L;
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value.toString();
        }
        throw new IllegalArgumentException("a value of " + value.getClass() + " is not compared");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%016x", sum);
    }
}
