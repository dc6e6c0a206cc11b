package org.wmisdk.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wmisdk.bench.report.Results;
import org.wmisdk.com.abi.Port;
import org.wmisdk.tck.CFacts;

/**
 * The C sources of this module as one library: compiled by the process that drives the benchmarks, and named to its children by a system
 * property. The numbers of the Windows headers are given to C from the table of wmi-tck.
 */
public final class CLibrary {
    private static final String FILE = "wmi.bench.c";
    private static final String WHY_ABSENT = "wmi.bench.c.absent";

    /** As jna-platform calls the library of Windows that ours stands for, with the name that the dynamic linker seeks. */
    private static final String AS_OLEAUT32 = "libOleAut32.so";

    private static final List<String> SOURCES = List.of("automation.c", "server.c", "client.c", "callee.c");

    private CLibrary() {}

    /** The library, or nothing when this machine cannot make it. */
    public static Optional<Path> file() {
        String file = built().get(0);
        return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
    }

    /** Why there is no library, as a sentence; empty when there is one. */
    public static String whyAbsent() {
        return built().get(1);
    }

    /** What a child needs to find the library without compiling it again. */
    public static List<String> jvmArguments() {
        return List.of("-D" + FILE + "=" + built().get(0), "-D" + WHY_ABSENT + "=" + built().get(1));
    }

    /** The library by that port. Throws where there is none. */
    public static Port.Library load(Port port) {
        Path path = file().orElseThrow(() -> new IllegalStateException(whyAbsent()));
        return Objects.requireNonNull(port.load(path), () -> path + " cannot be loaded");
    }

    /** File and reason, one of them empty. */
    private static synchronized List<String> built() {
        String file = System.getProperty(FILE);
        if (file == null) {
            String why = "";
            file = "";
            try {
                file = compile().toString();
            } catch (NotCompiledException e) {
                why = Objects.requireNonNull(e.getMessage());
            }
            System.setProperty(FILE, file);
            System.setProperty(WHY_ABSENT, why);
        }
        return List.of(file, System.getProperty(WHY_ABSENT, ""));
    }

    private static Path compile() throws NotCompiledException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            throw new NotCompiledException("The C sources are for gcc or clang on Linux and macOS.");
        }
        Path sources = module().resolve("src/main/c");
        Path folder = Results.folder().resolveSibling("c").toAbsolutePath();
        Path library = folder.resolve(AS_OLEAUT32);
        List<String> command = new ArrayList<>(List.of(
                "cc",
                "-std=gnu11",
                "-O2",
                "-Wall",
                "-Wextra",
                "-shared",
                "-fPIC",
                "-I" + folder,
                "-o",
                library.toString()));
        SOURCES.forEach(source -> command.add(sources.resolve(source).toString()));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("facts.h"), facts());
            run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return library;
    }

    /** The folder of this module: above target/classes, or above the folder of the jar. */
    private static Path module() {
        try {
            Path code = Path.of(CLibrary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Objects.requireNonNull(
                    Objects.requireNonNull(code.getParent()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(List<String> command) throws IOException, NotCompiledException {
        Process compiler;
        try {
            compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new NotCompiledException("There is no C compiler: " + e.getMessage());
        }
        String said = new String(compiler.getInputStream().readAllBytes(), Charset.defaultCharset());
        int code;
        try {
            code = compiler.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command + " ran", e);
        }
        if (code != 0) {
            throw new NotCompiledException(String.join(" ", command) + " failed: " + said);
        }
    }

    /** The table of wmi-tck as definitions. */
    private static String facts() throws IOException {
        StringBuilder header =
                new StringBuilder("/* Written from c-facts.txt of wmi-tck by " + CLibrary.class.getName() + ". */\n");
        InputStream bytes = Objects.requireNonNull(CFacts.class.getResourceAsStream("c-facts.txt"), "c-facts.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String definition = definition(line.split(" ", 3));
                if (definition != null) {
                    header.append("#define ").append(definition).append('\n');
                }
            }
        }
        return header.toString();
    }

    private static @Nullable String definition(String[] fact) {
        if (fact[0].equals("#") || fact[1].indexOf('(') >= 0) {
            return null; // a comment, or a code of Windows that is no name of its own
        }
        String name = fact[1].replace('.', '_');
        return switch (fact[0]) {
            case "slot", "offset" -> fact[0].toUpperCase(Locale.ROOT) + "_" + name + " " + fact[2];
            case "size" ->
                name.endsWith("Vtbl")
                        ? "SLOTS_" + name.substring(0, name.length() - 4) + " " + fact[2]
                        : "SIZE_" + name + " " + fact[2];
            case "constant" -> "CONSTANT_" + name + " (" + fact[2] + ")";
            case "hresult" -> "HRESULT_" + name + " ((int32_t)" + fact[2] + ")";
            default -> null;
        };
    }

    private static final class NotCompiledException extends Exception {
        private static final long serialVersionUID = 1;

        NotCompiledException(String why) {
            super(why);
        }
    }
}
