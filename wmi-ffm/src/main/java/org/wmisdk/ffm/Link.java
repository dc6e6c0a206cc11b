package org.wmisdk.ffm;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.Shape;

/**
 * The restricted methods of {@code java.lang.foreign}, all in one place.
 *
 * <p>Pointers are described as 64-bit integers: every supported calling convention passes both alike, and a {@code long} needs no
 * object.
 */
@SuppressWarnings(
        "restricted") // native access is what this class is for; FfmPortProvider says what to do when it is denied
final class Link {
    private static final Linker LINKER = Linker.nativeLinker();

    private Link() {}

    /** Makes the port; called by name from the front door. Throws IllegalCallerException when native access is denied. */
    static Port open() {
        everything(); // first, and here: thrown by a static initialiser it would be reported as another error from the
        // second time on
        return new FfmPort();
    }

    /** A segment that covers every address, so that an access is a plain bounds check and a load. */
    static MemorySegment everything() {
        return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    }

    /** Links the calls of one shape: function address first. Costs milliseconds. */
    static MethodHandle call(String letters) {
        return LINKER.downcallHandle(descriptor(new Shape(letters)));
    }

    /** The address of a function of the C library. */
    static MemorySegment standard(String function) {
        return LINKER.defaultLookup()
                .find(function)
                .orElseThrow(
                        () -> new IllegalStateException("the C library of this process has no function " + function));
    }

    static Port.@Nullable Library load(Path absolutePath) {
        SymbolLookup lookup;
        try {
            lookup = SymbolLookup.libraryLookup(absolutePath, Arena.global());
        } catch (IllegalArgumentException notALibrary) {
            return null;
        }
        return function -> lookup.find(function).map(MemorySegment::address).orElse(0L);
    }

    /** Makes a native function, for ever. */
    static long upcall(Shape shape, Port.Upcall target) {
        FunctionDescriptor descriptor = descriptor(shape);
        MethodType type = descriptor.toMethodType();
        MethodHandle run = Upcalls.CALL.bindTo(target).asCollector(long[].class, shape.arguments());
        run = MethodHandles.explicitCastArguments(run, type.changeReturnType(long.class));
        // Around the collector too: what escapes from a stub ends the process.
        run = MethodHandles.catchException(run, Throwable.class, Upcalls.FAILED.bindTo(shape));
        run = MethodHandles.explicitCastArguments(run, type);
        return LINKER.upcallStub(run, descriptor, Arena.global()).address();
    }

    /** What a handle threw, to be thrown on: a native function throws nothing, so this is an error of the JVM. */
    static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        throw new IllegalStateException("a native call threw", thrown);
    }

    private static FunctionDescriptor descriptor(Shape shape) {
        MemoryLayout[] arguments = new MemoryLayout[shape.arguments()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = shape.isPointer(i) ? JAVA_LONG : JAVA_INT;
        }
        return switch (shape.result()) {
            case 'V' -> FunctionDescriptor.ofVoid(arguments);
            case 'P' -> FunctionDescriptor.of(JAVA_LONG, arguments);
            default -> FunctionDescriptor.of(JAVA_INT, arguments);
        };
    }

    /** The two Java ends of every callback. */
    private static final class Upcalls {
        static final MethodHandle CALL;
        static final MethodHandle FAILED;

        static {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            try {
                CALL = lookup.findVirtual(Port.Upcall.class, "call", MethodType.methodType(long.class, long[].class));
                FAILED = lookup.findVirtual(Shape.class, "failed", MethodType.methodType(long.class, Throwable.class));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("wmi-com does not fit to wmi-ffm", e);
            }
        }
    }
}
