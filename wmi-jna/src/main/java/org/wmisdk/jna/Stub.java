package org.wmisdk.jna;

import com.sun.jna.CallbackProxy;
import com.sun.jna.CallbackReference;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port.Upcall;
import org.wmisdk.com.abi.Shape;

/** A callback of any shape, by JNA's {@link CallbackReference}. Its function lives as long as this object is reachable. */
final class Stub implements CallbackProxy {
    /** Native threads that call become daemons of the JVM and stay known to it: attaching again at each call costs far more. */
    private static final CallbackThreadInitializer THREADS = new CallbackThreadInitializer(true, false);

    private final Shape shape;
    private final Upcall target;

    Stub(Shape shape, Upcall target) {
        this.shape = shape;
        this.target = target;
        Native.setCallbackThreadInitializer(this, THREADS);
    }

    long address() {
        return Pointer.nativeValue(CallbackReference.getFunctionPointer(this));
    }

    @Override
    public @Nullable Object callback(Object[] boxed) {
        long result;
        try {
            long[] arguments = new long[boxed.length];
            for (int i = 0; i < boxed.length; i++) {
                arguments[i] = ((Number) boxed[i]).longValue();
            }
            result = target.call(arguments);
        } catch (Throwable failure) {
            result = shape.failed(failure);
        }
        return switch (shape.result()) {
            case 'V' -> null;
            case 'P' -> (Object) result;
            default -> (Object) (int) result;
        };
    }

    @Override
    public Class<?>[] getParameterTypes() {
        Class<?>[] types = new Class<?>[shape.arguments()];
        for (int i = 0; i < types.length; i++) {
            types[i] = shape.isPointer(i) ? long.class : int.class;
        }
        return types;
    }

    @Override
    public Class<?> getReturnType() {
        return switch (shape.result()) {
            case 'V' -> void.class;
            case 'P' -> long.class;
            default -> int.class;
        };
    }
}
