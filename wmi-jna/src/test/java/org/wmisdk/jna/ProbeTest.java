package org.wmisdk.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.PortUnavailableException;

@DisplayName("The way of calls")
class ProbeTest {
    @Test
    @DisplayName("is ffi_call unless something speaks against it")
    void fast() {
        assertThat(Probe.open(null).way()).startsWith("Native.ffi_call");
    }

    @Test
    @DisplayName("is Function where that is asked for, and the reason is told")
    void forced() {
        assertThat(Probe.open("function").way()).contains("Function").contains(Probe.WAY);
    }

    @Test
    @DisplayName("is not chosen by a name that does not exist")
    void unknown() {
        assertThatExceptionOfType(PortUnavailableException.class)
                .isThrownBy(() -> Probe.open("direct"))
                .withMessageContaining("wmi.jna.way")
                .withMessageContaining("direct");
    }

    @Test
    @DisplayName("is seen to work only where arguments and results of both widths arrive whole")
    void wrongAnswers() {
        assertThat(Probe.works(new JnaPort(null))).isTrue();
        assertThat(Probe.works(new JnaPort("a test's own"))).isTrue();
        assertThat(Probe.works(broken("callPPPPIPPPIII", (port, call, arguments) -> {
                    arguments[9] = ((Long) arguments[8]).intValue();
                    return call.invoke(port, arguments);
                })))
                .isFalse();
        assertThat(Probe.works(broken("callPPPPIPPPIII", (port, call, arguments) -> {
                    call.invoke(port, arguments);
                    return 0;
                })))
                .isFalse();
        assertThat(Probe.works(broken(
                        "callPIP", (port, call, arguments) -> (long) (int) (long) call.invoke(port, arguments))))
                .isFalse();
    }

    @FunctionalInterface
    private interface Break {
        Object call(Port port, Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    /** A port of which one method does something else. */
    private static Port broken(String name, Break call) {
        Port port = new JnaPort(null);
        InvocationHandler handler = (proxy, method, arguments) ->
                method.getName().equals(name) ? call.call(port, method, arguments) : method.invoke(port, arguments);
        return (Port) Proxy.newProxyInstance(Port.class.getClassLoader(), new Class<?>[] {Port.class}, handler);
    }
}
