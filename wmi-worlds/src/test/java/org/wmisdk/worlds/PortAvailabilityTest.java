package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wmisdk.Availability;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.jna.JnaPortProvider;

/** In JVMs of their own, since what is denied to a JVM or missing there stays so. */
@DisplayName("A port that cannot work")
class PortAvailabilityTest {
    private static final String DENY = "--illegal-native-access=deny";
    private static final Pattern FLAG = Pattern.compile("--enable-native-access=[\\w.-]*\\w");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ffm", "jna"})
    @DisplayName("names the flag that grants native access on the class path, and with it works")
    void deniedOnClassPath(String port) throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "Java before 24 cannot deny native access");
        String classPath =
                path(PortReport.class, provider(port), Port.class, Availability.class) + File.pathSeparator + jna();
        checkRemedy("ALL-UNNAMED", port, List.of("-cp", classPath));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ffm", "jna"})
    @DisplayName("names the flag that grants native access on the module path, and with it works")
    void deniedOnModulePath(String port) throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "Java before 24 cannot deny native access");
        String modulePath = path(provider(port), Port.class, Availability.class) + File.pathSeparator + jna();
        checkRemedy(
                port.equals("ffm") ? "org.wmisdk.ffm" : "com.sun.jna",
                port,
                List.of(
                        "-p",
                        modulePath,
                        "--add-modules",
                        "org.wmisdk." + port,
                        "--add-exports",
                        "org.wmisdk.com/org.wmisdk.com.abi=ALL-UNNAMED",
                        "-cp",
                        path(PortReport.class)));
    }

    private void checkRemedy(String module, String port, List<String> path) throws Exception {
        List<String> denied =
                report(port, Stream.concat(Stream.of(DENY), path.stream()).toList());
        // Asked again, it must not answer with the error of a class that failed to start.
        assertThat(denied)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("NATIVE_ACCESS_DENIED ")
                        .contains("--enable-native-access=" + module + "."));
        Matcher flag = FLAG.matcher(denied.get(0));
        assertThat(flag.find()).isTrue();
        assertThat(report(
                        port,
                        Stream.concat(Stream.of(DENY, flag.group()), path.stream())
                                .toList()))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("AVAILABLE "));
    }

    @Test
    @DisplayName("says that JNA is missing")
    void jnaIsMissing() throws Exception {
        assertThat(report(
                        "jna",
                        List.of("-cp", path(PortReport.class, JnaPortProvider.class, Port.class, Availability.class))))
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).startsWith("LIBRARY_MISSING ").contains("jna-jpms"));
    }

    @Test
    @DisplayName("says that JNA is there twice, and where")
    void jnaIsThereTwice() throws Exception {
        Path copy = Files.copy(Path.of(jna()), folder.resolve("jna-again.jar"));
        String classPath = path(PortReport.class, JnaPortProvider.class, Port.class, Availability.class);
        assertThat(report("jna", List.of("-cp", String.join(File.pathSeparator, classPath, jna(), copy.toString()))))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("LIBRARY_TWICE ")
                        .contains("jna-again.jar", Path.of(jna()).getFileName().toString()));
    }

    @Test
    @DisplayName("is not the fast one of JNA: that works on every supported platform")
    void fastWayWorksHere() {
        assertThat(new JnaPortProvider().port().way()).startsWith("Native.ffi_call");
    }

    private List<String> report(String port, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(PortReport.class.getName());
        command.add(port);
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor())
                .as(Files.readString(errors, StandardCharsets.ISO_8859_1))
                .isZero();
        return Files.readAllLines(output);
    }

    /** By name, since a build with -DskipFfm has no class of wmi-ffm to compile this against. */
    private static Class<?> provider(String port) {
        Optional<Class<? extends PortProvider>> found = ServiceLoader.load(PortProvider.class).stream()
                .filter(provider -> provider.get().name().equals(port))
                .<Class<? extends PortProvider>>map(ServiceLoader.Provider::type)
                .findFirst();
        assumeTrue(found.isPresent(), "this build has no wmi-" + port);
        return found.orElseThrow();
    }

    private static String jna() throws URISyntaxException, ClassNotFoundException {
        return path(Class.forName("com.sun.jna.Native", false, PortAvailabilityTest.class.getClassLoader()));
    }

    /** The folders or jars of classes, as a path. */
    private static String path(Class<?>... classes) throws URISyntaxException {
        List<Path> places = new ArrayList<>();
        for (Class<?> one : classes) {
            places.add(Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI()));
        }
        return places.stream().distinct().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
