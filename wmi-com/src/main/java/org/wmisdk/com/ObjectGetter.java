package org.wmisdk.com;

import org.wmisdk.WmiContext;

/** Gets a class or an instance from the server. */
@FunctionalInterface
interface ObjectGetter {
    /** A new reference, which is the caller's. */
    long get(String path, WmiContext context);
}
