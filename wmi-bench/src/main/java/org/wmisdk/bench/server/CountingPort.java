package org.wmisdk.bench.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.LongAdder;
import org.wmisdk.com.abi.Port;

/** A port whose calls are counted; memory is not called, it is read. */
public final class CountingPort {
    private final Port port;
    private final LongAdder calls;

    private CountingPort(Port port, LongAdder calls) {
        this.port = port;
        this.calls = calls;
    }

    /** That port, counted from now on. */
    public static CountingPort of(Port target) {
        LongAdder calls = new LongAdder();
        Object proxy = Proxy.newProxyInstance(
                CountingPort.class.getClassLoader(), new Class<?>[] {Port.class}, (self, method, arguments) -> {
                    if (method.getName().startsWith("call")) {
                        calls.increment();
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
        return new CountingPort((Port) proxy, calls);
    }

    /** The port to call by. */
    public Port port() {
        return port;
    }

    /** How many native functions were called. */
    public long calls() {
        return calls.sum();
    }
}
