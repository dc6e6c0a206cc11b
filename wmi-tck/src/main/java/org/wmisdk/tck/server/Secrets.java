package org.wmisdk.tck.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The texts that must not be left in native memory. */
final class Secrets {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    void add(String secret) {
        texts.add(secret);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    boolean isIn(String text) {
        return texts.stream().anyMatch(text::contains);
    }
}
