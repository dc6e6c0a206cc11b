package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.HResult;
import org.wmisdk.WmiEventListener;
import org.wmisdk.WmiException;
import org.wmisdk.WmiListening;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.tck.server.ForwardingPort;

/**
 * A sink that a service calls which nobody here wrote, on a native thread of its own. Wine's WMI has no events, but brings rows: the call
 * that subscribes is turned into the one that asks for them, which has the same shape.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.com.Ports#all")
@DisplayName("A sink that this machine's WMI calls")
class MachineSinkTest {
    private static final int EXEC_QUERY_ASYNC = 21; // the slot in IWbemServices
    private static final String DISKS = "SELECT DeviceID FROM Win32_LogicalDisk";

    private final Port port;

    MachineSinkTest(Ports.Named port) {
        this.port = port.port();
    }

    private static final class RowsForEvents extends ForwardingPort {
        RowsForEvents(Port target) {
            super(target);
        }

        @Override
        public int callPPPIPPI(long fn, long a, long b, long c, int d, long e, long f) {
            boolean subscribes = fn == method(a, Slots.SERVICES_EXEC_NOTIFICATION_QUERY_ASYNC);
            return super.callPPPIPPI(subscribes ? method(a, EXEC_QUERY_ASYNC) : fn, a, b, c, d, e, f);
        }

        private long method(long object, int slot) {
            return getLong(getLong(object) + (long) Layouts.POINTER * slot);
        }
    }

    private final class Backend extends NativeConnectServerWmi {
        Backend() {
            super(
                    new PortProvider() {
                        @Override
                        public String name() {
                            return port.name() + ", rows for events";
                        }

                        @Override
                        public Port port() {
                            return new RowsForEvents(port);
                        }
                    },
                    0);
        }
    }

    private static final class Heard implements WmiEventListener {
        private final BlockingQueue<String> disks = new LinkedBlockingQueue<>();
        private final CompletableFuture<WmiException> end = new CompletableFuture<>();

        @Override
        public void onEvent(WmiObject row) {
            disks.add(String.valueOf(row.getString("DeviceID")));
        }

        @Override
        public void onLost(WmiException reason) {
            end.complete(reason);
        }
    }

    private static Heard listen(WmiNamespace namespace, String query) throws Exception {
        Heard heard = new Heard();
        try (WmiListening listening = namespace.events(query).overSink().listen(heard)) {
            assertThat(listening.text()).isEqualTo(query);
            heard.end.get(60, TimeUnit.SECONDS);
        }
        return heard;
    }

    @Test
    @DisplayName("is brought all rows and then the end, and leaves nothing behind that would lock the class")
    void rows() throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Windows"), "This is no Windows: it has no WMI.");
        try (WmiNamespace namespace = WmiLocator.over(new Backend()).connect("root\\cimv2")) {
            List<String> disks = namespace.query(DISKS).list().stream()
                    .map(row -> row.getString("DeviceID"))
                    .toList();
            assertThat(disks).isNotEmpty();
            for (int i = 0; i < 2; i++) {
                Heard heard = listen(namespace, DISKS);
                assertThat(heard.disks).containsExactlyElementsOf(disks);
                assertThat(heard.end.join()).hasMessageContaining("the server ended the subscription");
            }
            assertThat(namespace.query(DISKS).list()).hasSameSizeAs(disks);
        }
    }

    @Test
    @DisplayName("is told a failure with its code")
    void failure() throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Windows"), "This is no Windows: it has no WMI.");
        try (WmiNamespace namespace = WmiLocator.over(new Backend()).connect("root\\cimv2")) {
            Heard heard = listen(namespace, "SELECT * FROM");
            assertThat(heard.end.join().hresult()).isEqualTo(HResult.WBEM_E_INVALID_QUERY);
            assertThat(heard.disks).isEmpty();
        }
    }
}
