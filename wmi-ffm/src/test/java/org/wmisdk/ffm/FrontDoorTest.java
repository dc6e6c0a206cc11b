package org.wmisdk.ffm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Java 17 must be able to load what it finds, or ServiceLoader fails and with it the search for other backends. */
@DisplayName("The front door of wmi-ffm")
class FrontDoorTest {
    private static final int JAVA_17 = 61;
    private static final int JAVA_22 = 66;

    private final Path classes;

    FrontDoorTest() throws URISyntaxException {
        classes = Path.of(FfmPortProvider.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    @DisplayName("every provider and the module descriptor are class files of Java 17")
    void providersAreOfJava17() throws IOException {
        List<String> found = new ArrayList<>(List.of("module-info"));
        try (Stream<Path> services = Files.list(classes.resolve("META-INF/services"))) {
            for (Path service : services.toList()) {
                found.addAll(Files.readAllLines(service));
            }
        }
        assertThat(found).contains(FfmPortProvider.class.getName());
        for (String name : found) {
            assertThat(majorVersion(name)).as(name).isEqualTo(JAVA_17);
        }
    }

    @Test
    @DisplayName("what calls java.lang.foreign is of Java 22")
    void theRestIsOfJava22() throws IOException {
        assertThat(majorVersion(FfmPort.class.getName())).isEqualTo(JAVA_22);
    }

    private int majorVersion(String className) throws IOException {
        try (var in =
                new DataInputStream(Files.newInputStream(classes.resolve(className.replace('.', '/') + ".class")))) {
            assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
            assertThat(in.readUnsignedShort()).as("minor version").isZero();
            return in.readUnsignedShort();
        }
    }
}
