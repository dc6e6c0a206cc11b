package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiObject;
import org.wmisdk.com.abi.Port;
import org.wmisdk.spi.ConnectArguments;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.tck.TestData;
import org.wmisdk.tck.server.ComServer;
import org.wmisdk.tck.server.ForwardingPort;

@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.com.Ports#all")
@DisplayName("Arguments of methods")
class ObjectWriterTest {
    private final Port port;

    ObjectWriterTest(Ports.Named port) {
        this.port = port.port();
    }

    /** The way to a server that takes a uint32 in one form only, and that keeps what came. */
    private static final class Picky extends ForwardingPort {
        final List<Integer> forms = new ArrayList<>();
        int wanted = Codes.VT_UI4;

        Picky(Port target) {
            super(target);
        }

        @Override
        public int callPPIPII(long fn, long a, long b, int c, long variant, int e) {
            long vt = variant + Layouts.VARIANT_VT;
            int form = getShort(vt);
            forms.add(form);
            if (form != wanted) {
                return Codes.WBEM_E_TYPE_MISMATCH;
            }
            putShort(vt, (short) Codes.VT_I4); // the only one that the server behind knows
            try {
                return super.callPPIPII(fn, a, b, c, variant, e);
            } finally {
                putShort(vt, (short) form);
            }
        }

        List<Integer> takeForms() {
            List<Integer> taken = List.copyOf(forms);
            forms.clear();
            return taken;
        }
    }

    private static WmiObject add(WmiSession session, long a, long b) {
        return session.execMethod(new MethodCall(
                "TCK_Methods",
                "TCK_Methods",
                "Add",
                List.of(argument("A", CimType.UINT32, a), argument("B", CimType.UINT32, b)),
                WmiContext.empty()));
    }

    private static MethodCall.Argument argument(String name, CimType type, Object value) {
        return new MethodCall.Argument(name, CimValue.of(type, value));
    }

    @Test
    @DisplayName("a uint32 is written in the form that the server took the last one in, and otherwise in the other")
    void uint32() {
        ComServer server = ComServer.on(port, TestData.source()).open();
        try (server) {
            Picky picky = new Picky(server.watch(port));
            ComBackend backend = ComBackend.over(picky, server.symbols());
            try (ConnectArguments arguments =
                    ConnectArguments.builder("root\\tck").build()) {
                WmiSession session = backend.connect(arguments);
                assertThat(add(session, 4_000_000_000L, 2).get("Sum").asLong()).isEqualTo(4_000_000_002L);
                assertThat(picky.takeForms()).containsExactly(Codes.VT_I4, Codes.VT_UI4, Codes.VT_UI4);
                assertThat(add(session, 40, 2).get("Sum").asLong()).isEqualTo(42);
                assertThat(picky.takeForms()).containsExactly(Codes.VT_UI4, Codes.VT_UI4);
                picky.wanted = Codes.VT_NULL;
                assertThatExceptionOfType(SessionException.class)
                        .isThrownBy(() -> add(session, 1, 1))
                        .satisfies(e -> assertThat(e.hresult()).isEqualTo(Codes.WBEM_E_TYPE_MISMATCH));
                assertThat(picky.takeForms()).containsExactly(Codes.VT_UI4, Codes.VT_I4);
                picky.wanted = Codes.VT_I4;
                assertThat(add(session, 3, 4).get("Sum").asLong()).isEqualTo(7);
                assertThat(picky.takeForms()).containsExactly(Codes.VT_UI4, Codes.VT_I4, Codes.VT_I4);
                session.close();
            }
        }
        assertThat(server.outstanding()).isEmpty();
        assertThat(server.violations()).isEmpty();
    }
}
