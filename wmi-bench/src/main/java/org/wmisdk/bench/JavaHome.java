package org.wmisdk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes into a file where the JVM is that runs it: how {@code ./bench} learns which one the build has found. */
final class JavaHome {
    private JavaHome() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), System.getProperty("java.home"));
    }
}
