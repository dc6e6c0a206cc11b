package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSink;
import org.wmisdk.tck.SystemLibrary;
import org.wmisdk.tck.server.ForwardingPort;

/** The sinks from the side of a server: it calls through the vtable, when it likes and on whatever thread. */
@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.com.Ports#all")
@DisplayName("A sink")
class SinksTest {
    private static final int PROGRESS = 2; // WBEM_STATUS_PROGRESS

    private final Memory port;
    private final Com com;
    private final Heard heard = new Heard();
    private final ComSink sink;
    private final long pointer;

    SinksTest(Ports.Named port) {
        this.port = new Memory(port.port());
        this.com = new Com(this.port, new Functions((library, function) -> 1));
        this.sink = com.sinks().create(heard);
        this.pointer = sink.pointer();
    }

    /** Knows what is allocated. */
    private static final class Memory extends ForwardingPort {
        private final Set<Long> held = Collections.synchronizedSet(new HashSet<>());

        Memory(Port target) {
            super(target);
        }

        @Override
        public long allocate(long bytes) {
            long address = super.allocate(bytes);
            held.add(address);
            return address;
        }

        @Override
        public void free(long address) {
            held.remove(address);
            super.free(address);
        }
    }

    /** What a sink tells, in words. */
    private static final class Heard implements WmiSink {
        private final List<String> words = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void indicate(List<WmiObject> objects) {
            words.add("objects " + objects.size());
        }

        @Override
        public void ended(@Nullable SessionException failure, int said) {
            words.add(
                    failure == null
                            ? "ended"
                                    + (said == 0
                                            ? ""
                                            : " with " + HResult.of(said).name())
                            : "ended " + HResult.of(failure.hresult()).name());
        }
    }

    private long method(int slot) {
        return com.method(pointer, slot);
    }

    private int addRef() {
        return port.callPI(method(Slots.UNKNOWN_ADD_REF), pointer);
    }

    private int release() {
        return port.callPI(method(Slots.UNKNOWN_RELEASE), pointer);
    }

    private int indicate(int count, long objects) {
        return port.callPIPI(method(Slots.SINK_INDICATE), pointer, count, objects);
    }

    private int setStatus(int kind, int hresult) {
        return port.callPIIPPI(method(Slots.SINK_SET_STATUS), pointer, kind, hresult, 0, 0);
    }

    @Test
    @DisplayName(
            "that the server holds after the call was cancelled tells nothing more, and goes with the last reference")
    void outlivesItsCall() {
        assertThat(addRef()).isEqualTo(2);
        sink.end();
        assertThat(port.held).contains(pointer);
        assertThat(indicate(0, 0)).isEqualTo(Codes.WBEM_E_CALL_CANCELLED);
        assertThat(setStatus(Codes.WBEM_STATUS_COMPLETE, Codes.S_OK)).isEqualTo(Codes.S_OK);
        assertThat(heard.words).isEmpty();

        long late = method(Slots.SINK_INDICATE);
        assertThat(release()).isZero();
        assertThat(port.held).doesNotContain(pointer);
        assertThat(port.callPIPI(late, pointer, 0, 0)).isEqualTo(Codes.RPC_E_DISCONNECTED);
    }

    @Test
    @DisplayName("is itself as IUnknown and IWbemObjectSink, and nothing else")
    void interfaces() {
        long out = port.allocate(Layouts.POINTER);
        for (Guid own : List.of(Guid.IID_IUnknown, Guid.IID_IWbemObjectSink)) {
            assertThat(ask(own, out)).isEqualTo(Codes.S_OK);
            assertThat(port.getLong(out)).isEqualTo(pointer);
            assertThat(release()).isEqualTo(1);
        }
        assertThat(ask(Guid.IID_IWbemContext, out)).isEqualTo(Codes.E_NOINTERFACE);
        assertThat(port.getLong(out)).isZero();
        assertThat(ask(Guid.IID_IUnknown, 0)).isEqualTo(Codes.E_POINTER);
        port.free(out);
        sink.end();
        assertThat(port.held).doesNotContain(pointer);
    }

    private int ask(Guid iid, long out) {
        return port.callPPPI(method(Slots.UNKNOWN_QUERY_INTERFACE), pointer, com.guid(iid), out);
    }

    @Test
    @DisplayName("takes progress for no end, tells the end once, and nothing after it")
    void end() {
        assertThat(setStatus(PROGRESS, Codes.WBEM_E_UNEXPECTED)).isEqualTo(Codes.S_OK);
        assertThat(indicate(0, 0)).isEqualTo(Codes.S_OK);
        assertThat(setStatus(Codes.WBEM_STATUS_COMPLETE, Codes.S_OK)).isEqualTo(Codes.S_OK);
        assertThat(setStatus(Codes.WBEM_STATUS_COMPLETE, Codes.WBEM_E_UNEXPECTED))
                .isEqualTo(Codes.S_OK);
        assertThat(indicate(0, 0)).isEqualTo(Codes.WBEM_E_CALL_CANCELLED);
        assertThat(heard.words).containsExactly("ended");
        sink.end();
    }

    @Test
    @DisplayName("that is brought what is no object ends, and says why")
    void noObject() {
        long array = port.allocate(Layouts.POINTER);
        assertThat(indicate(1, array)).isEqualTo(Codes.WBEM_E_CALL_CANCELLED);
        port.free(array);
        assertThat(heard.words).containsExactly("ended E_POINTER");
        sink.end();
    }

    @Test
    @DisplayName("that is brought a count below zero, or objects nowhere, ends, and says why")
    void malformed() {
        assertThat(indicate(-1, 0)).isEqualTo(Codes.WBEM_E_CALL_CANCELLED);
        assertThat(heard.words).containsExactly("ended WBEM_E_UNEXPECTED");
        sink.end();

        ComSink other = com.sinks().create(heard);
        long indicate = com.method(other.pointer(), Slots.SINK_INDICATE);
        assertThat(port.callPIPI(indicate, other.pointer(), 1, 0)).isEqualTo(Codes.WBEM_E_CALL_CANCELLED);
        assertThat(heard.words).containsExactly("ended WBEM_E_UNEXPECTED", "ended WBEM_E_UNEXPECTED");
        other.end();
    }

    @Test
    @DisplayName("may be called on a native thread that the JVM does not know")
    void foreignThread() {
        long server = port.upcall("PP", arguments -> {
            String thread = Thread.currentThread().isDaemon() ? "daemon" : "no daemon";
            heard.words.add(thread + " " + addRef() + " " + indicate(0, 0));
            long array = port.allocate(Layouts.POINTER);
            indicate(1, array);
            port.free(array);
            return release();
        });
        assertThat(SystemLibrary.of(port).runInNativeThread(server, 0)).isEqualTo(1);
        assertThat(heard.words).containsExactly("daemon 2 0", "ended E_POINTER");
        sink.end();
        assertThat(port.held).doesNotContain(pointer);
    }
}
