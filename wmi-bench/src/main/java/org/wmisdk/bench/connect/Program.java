package org.wmisdk.bench.connect;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wmisdk.bench.report.Results;
import org.wmisdk.bench.server.CLibrary;

/**
 * The command that starts a program as small as one of a user: its own classes in one jar, and on the class path only the jars that its
 * backend needs. The benchmarks' own class path has many more, in each of which providers would be looked for.
 */
final class Program {
    /** The only classes of this module that such a program needs. */
    private static final List<String> OWN =
            List.of("org/wmisdk/bench/Ports.class", "org/wmisdk/bench/connect/", "org/wmisdk/bench/server/");

    private final Path jar;
    private final String classPath;

    /** What a program has on its class path, by its backend. */
    enum Backend {
        NONE("", ""),
        FFM("ffm", "wmi-api wmi-com wmi-ffm"),
        JNA("jna", "wmi-api wmi-com wmi-jna jna-jpms"),
        FAKE(FirstQuery.FAKE, "wmi-api wmi-fake");

        final String word;
        private final String artifacts;

        Backend(String word, String artifacts) {
            this.word = word;
            this.artifacts = artifacts;
        }

        /** As the names of their jars begin. */
        List<String> artifacts() {
            return artifacts.isEmpty() ? List.of() : List.of(artifacts.split(" ", -1));
        }
    }

    private Program(Path jar, String classPath) {
        this.jar = jar;
        this.classPath = classPath;
    }

    /** Makes the jar. */
    static Program make() throws IOException {
        Path jar = Results.folder().resolveSibling("start/start.jar").toAbsolutePath();
        Files.createDirectories(jar.resolveSibling("."));
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            Path code = code();
            if (Files.isDirectory(code)) {
                copy(code, zip);
            } else {
                try (FileSystem inside = FileSystems.newFileSystem(code)) {
                    copy(inside.getPath("/"), zip);
                }
            }
        }
        return new Program(jar, System.getProperty("java.class.path"));
    }

    private static Path code() {
        try {
            return Path.of(Program.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path root, ZipOutputStream zip) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("org/wmisdk/bench"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                if (OWN.stream().anyMatch(name::startsWith)) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        }
    }

    /** A file beside the jar. */
    Path beside(String name) {
        return jar.resolveSibling(name);
    }

    /**
     * The command.
     *
     * @param backend which the program needs
     * @param flags of the JVM
     * @param main its class
     * @param arguments for the main class
     */
    List<String> command(Backend backend, List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(CLibrary.jvmArguments());
        command.addAll(flags);
        command.addAll(
                List.of("-cp", jar + File.pathSeparator + select(classPath, backend.artifacts()), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * The entries of a class path that are jars of some artifacts.
     *
     * @throws IllegalStateException if one of them is not there
     */
    static String select(String classPath, List<String> artifacts) {
        List<String> entries = Arrays.asList(classPath.split(File.pathSeparator));
        List<String> selected = new ArrayList<>();
        for (String artifact : artifacts) {
            selected.add(entries.stream()
                    .filter(entry -> Path.of(entry).getFileName().toString().startsWith(artifact + "-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "there is no jar of " + artifact + " on the class path: run ./bench connect")));
        }
        return String.join(File.pathSeparator, selected);
    }
}
