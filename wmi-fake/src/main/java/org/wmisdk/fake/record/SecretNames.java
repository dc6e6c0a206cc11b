package org.wmisdk.fake.record;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiObject;

/** Parameters and properties that are secret by their names, such as {@code StartPassword}. */
public final class SecretNames {
    private static final List<String> PARTS =
            List.of("password", "passwd", "passphrase", "secret", "credential", "productkey");

    private SecretNames() {}

    /** Whether a value of that name is a secret, or an object with one in it. */
    public static boolean isSecret(String name, CimValue value) {
        return (canTell(value.type()) && isSecret(name)) || holdsSecret(value.raw());
    }

    /** Whether the name says so; of a property that can tell. */
    public static boolean isSecret(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(folded::contains);
    }

    /** A truth value or a date with such a name, as PasswordRequired, is about the secret and not the secret. */
    public static boolean canTell(CimType type) {
        return type == CimType.STRING || type == CimType.REFERENCE || type == CimType.UINT8;
    }

    private static boolean holdsSecret(@Nullable Object raw) {
        if (raw instanceof WmiObject object) {
            return object.names().stream()
                    .anyMatch(name -> !object.get(name).isNull() && isSecret(name, object.get(name)));
        }
        return raw instanceof List<?> elements && elements.stream().anyMatch(SecretNames::holdsSecret);
    }
}
