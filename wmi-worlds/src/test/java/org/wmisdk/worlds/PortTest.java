package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.Availability;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.com.abi.PortUnavailableException;
import org.wmisdk.jna.SlowPort;
import org.wmisdk.tck.PortContract;

/** Each port of this JVM as client, and each as server. */
@ParameterizedClass(name = "{0} calls {1}")
@MethodSource("pairs")
@DisplayName("A port")
class PortTest extends PortContract {
    PortTest(Side client, Side server) {
        super(client.port(), server.port());
    }

    /** A port, printed by its name and way. */
    record Side(Port port) {
        @Override
        public String toString() {
            return port.name() + " (" + port.way() + ")";
        }
    }

    static Stream<Arguments> pairs() {
        List<Side> sides = new ArrayList<>(List.of(new Side(SlowPort.open())));
        for (PortProvider provider : ServiceLoader.load(PortProvider.class)) {
            try {
                sides.add(new Side(provider.port()));
            } catch (PortUnavailableException e) {
                assertThat(Runtime.version().feature())
                        .as("a port takes no part: %s", e.getMessage())
                        .isLessThan(22);
                assertThat(((Availability.Unavailable) e.availability()).cause())
                        .isEqualTo(Availability.Cause.JAVA_TOO_OLD);
            }
        }
        return sides.stream().flatMap(client -> sides.stream().map(server -> Arguments.of(client, server)));
    }
}
