package org.wmisdk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.internal.Text;

/**
 * What equality of paths looks at. The name of an only key is left out: were {@code C="x"} equal to {@code C.A="x"} and to
 * {@code C.B="x"} but those two not to each other, equality would not be transitive.
 */
record WmiPathIdentity(
        @Nullable String host,
        @Nullable String namespace,
        @Nullable String className,
        Map<String, Object> keys,
        boolean singleton) {

    private static final String LOCAL_HOST = ".";

    static WmiPathIdentity of(WmiPath path) {
        List<WmiPath.Key> given = path.keys();
        Map<String, Object> keys = new HashMap<>();
        for (WmiPath.Key key : given) {
            keys.put(given.size() == 1 ? "" : key.comparableName(), key.comparable());
        }
        String namespace = path.namespace().map(Text::fold).orElse(null);
        String host = path.host().map(Text::fold).orElse(namespace == null ? null : LOCAL_HOST);
        return new WmiPathIdentity(
                host, namespace, path.className().map(Text::fold).orElse(null), keys, path.isSingleton());
    }
}
