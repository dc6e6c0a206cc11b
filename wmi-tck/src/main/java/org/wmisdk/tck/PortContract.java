package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wmisdk.com.abi.Port;
import org.wmisdk.com.abi.Shape;

/**
 * What every {@link Port} must do. Two ports take part, or one twice: the client makes the calls and the server the functions, so
 * that a mistake which one port makes at both ends shows against the other.
 */
@DisplayName("A port")
public abstract class PortContract {
    private static final int E_UNEXPECTED = 0x8000FFFF;
    private static final long ANSWER = 0x8123_4567_89AB_CDEFL;

    private final Port client;
    private final Port server;

    /** The ports under test. */
    protected PortContract(Port client, Port server) {
        this.client = client;
        this.server = server;
    }

    // ---- calls and callbacks

    @TestFactory
    @DisplayName("passes every argument of every shape in its place and returns the result")
    Stream<DynamicTest> everyShape() {
        return Stream.of(Port.class.getMethods())
                .filter(method -> method.getName().matches("call[PIV]+"))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
                    checkShape(method, i -> 0xFFFF_FF00_1000_0000L + i, i -> Integer.MIN_VALUE + i);
                    checkShape(method, i -> 0x7F_0123_0000_0000L + i, i -> 0x0765_4300 + i);
                }));
    }

    private void checkShape(Method call, IntToLongFunction pointer, IntUnaryOperator number)
            throws ReflectiveOperationException {
        Shape shape = new Shape(call.getName().substring("call".length()));
        AtomicReference<long @Nullable []> seen = new AtomicReference<>();
        long fn = server.upcall(shape.letters(), arguments -> {
            seen.set(arguments);
            return ANSWER;
        });
        Object[] sent = new Object[shape.arguments() + 1];
        long[] expected = new long[shape.arguments()];
        sent[0] = fn;
        for (int i = 0; i < shape.arguments(); i++) {
            if (shape.isPointer(i)) {
                sent[i + 1] = expected[i] = pointer.applyAsLong(i);
            } else {
                sent[i + 1] = number.applyAsInt(i);
                expected[i] = number.applyAsInt(i);
            }
        }
        Object result = call.invoke(client, sent);
        assertThat(seen.get()).isEqualTo(expected);
        switch (shape.result()) {
            case 'V' -> assertThat(result).isNull();
            case 'P' -> assertThat(result).isEqualTo(ANSWER);
            default -> assertThat(result).isEqualTo((int) ANSWER);
        }
    }

    @Test
    @DisplayName("makes calls inside a callback inside a call, each with its own arguments and result")
    void nested() {
        List<String> log = new ArrayList<>();
        long inner = client.upcall("PPIPPI", arguments -> {
            log.add("inner " + Arrays.toString(arguments));
            return -3;
        });
        long middle = server.upcall("PIIPPI", arguments -> {
            int before = client.callPPIPPI(inner, 21, 22, -23, 24, 25);
            int after = server.callPPIPPI(inner, 31, 32, -33, 34, 35);
            log.add("middle " + Arrays.toString(arguments) + " " + before + " " + after);
            return -2;
        });
        long outer = server.upcall("PPPPIPPPIII", arguments -> {
            int result = client.callPIIPPI(middle, 11, -12, 13, 14, 15);
            log.add("outer " + Arrays.toString(arguments) + " " + result);
            return -1;
        });
        assertThat(client.callPPPPIPPPIII(outer, 1, 2, 3, 4, -5, 6, 7, 8, -9, 10))
                .isEqualTo(-1);
        assertThat(log)
                .containsExactly(
                        "inner [21, 22, -23, 24, 25]",
                        "inner [31, 32, -33, 34, 35]",
                        "middle [11, -12, 13, 14, 15] -3 -3",
                        "outer [1, 2, 3, 4, -5, 6, 7, 8, -9, 10] -2");
    }

    @Test
    @DisplayName("answers E_UNEXPECTED or NULL for a callback that throws, and reports what was thrown")
    void throwing() {
        Throwable[] thrown = {new IllegalStateException("a test's own"), new AssertionError("a test's own")};
        for (Throwable failure : thrown) {
            assertThat(reportOf(() -> {
                        assertThat(client.callPI(failing("PI", failure), 1)).isEqualTo(E_UNEXPECTED);
                        assertThat(client.callPIP(failing("PIP", failure), 1, 2))
                                .isZero();
                        client.callPV(failing("PV", failure), 1);
                    }))
                    .containsExactly(failure, failure, failure);
        }
    }

    @Test
    @DisplayName("answers for a callback that throws even when the handler of uncaught exceptions throws too")
    void throwingHandler() {
        long fn = failing("PI", new IllegalStateException("a test's own"));
        Thread thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((where, what) -> {
            throw new IllegalStateException("a test's own handler");
        });
        try {
            assertThat(client.callPI(fn, 1)).isEqualTo(E_UNEXPECTED);
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }
    }

    private long failing(String shape, Throwable failure) {
        return server.upcall(shape, arguments -> PortContract.<RuntimeException>sneak(failure));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> long sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private static List<Throwable> reportOf(Runnable work) {
        List<Throwable> reported = new ArrayList<>();
        Thread thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((where, what) -> reported.add(what));
        try {
            work.run();
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }
        return reported;
    }

    @Test
    @DisplayName("serves many threads at once, each with its own arguments")
    void threads() throws Exception {
        int threads = 8;
        long fn = server.upcall("PIIPPI", arguments -> {
            assertThat(client.callPIP(identity(), arguments[0], 0)).isEqualTo(arguments[0]);
            return arguments[0] + arguments[1] + arguments[2] + arguments[3] + arguments[4];
        });
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int own = 1_000_000 * t;
                all.add(pool.submit(() -> {
                    start.await();
                    boolean right = true;
                    for (int i = 0; i < 2_000; i++) {
                        right &= client.callPIIPPI(fn, own, i, -1, own, i) == 2 * own + 2 * i - 1;
                    }
                    return right;
                }));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private @Nullable Long identity;

    private synchronized long identity() {
        if (identity == null) {
            identity = server.upcall("PIP", arguments -> arguments[0]);
        }
        return identity;
    }

    @Test
    @DisplayName("runs a callback on a native thread that the JVM does not know")
    void foreignThread() {
        AtomicReference<String> seen = new AtomicReference<>();
        Thread test = Thread.currentThread();
        long run = server.upcall("PP", arguments -> {
            Thread own = Thread.currentThread();
            seen.set(arguments[0]
                    + (own == test ? " same thread" : " other thread")
                    + (own.isDaemon() ? " daemon" : ""));
            return 77;
        });
        assertThat(SystemLibrary.of(client).runInNativeThread(run, 42)).isEqualTo(77);
        assertThat(seen.get()).isEqualTo("42 other thread daemon");
    }

    // ---- symbols

    @Test
    @DisplayName("finds the functions of a library and answers 0 for those that it lacks")
    void symbols() {
        SystemLibrary library = SystemLibrary.of(client);
        assertThat(library.address("no_such_function_anywhere")).isZero();
        long fn = library.address(SystemLibrary.isWindows() ? "GetCurrentProcessId" : "getpid");
        assertThat(fn).isNotZero();
        assertThat(client.callI(fn)).isEqualTo((int) ProcessHandle.current().pid());
    }

    @Test
    @DisplayName("answers null for what is not a library and refuses a bare name")
    void notALibrary() throws IOException {
        Path text = Files.createTempFile("not-a-library", ".dll");
        try {
            assertThat(client.load(text)).isNull();
        } finally {
            Files.delete(text);
        }
        assertThat(client.load(text)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.load(Path.of("kernel32.dll")))
                .withMessageContaining("absolute");
    }

    // ---- memory

    @Test
    @DisplayName("allocates zeroed memory, aligned for any type, also of 0 bytes")
    void allocation() {
        for (int size : new int[] {0, 1, 24, 100_000}) {
            long memory = client.allocate(size);
            byte[] content = new byte[size];
            client.getBytes(memory, content, 0, size);
            assertThat(memory % 16).isZero();
            assertThat(content).containsOnly(new byte[size]);
            client.free(memory);
        }
        client.free(0);
    }

    @Test
    @DisplayName("gives zeroed scratch memory that is aligned and belongs to its owner alone")
    void scratch() {
        Port.Scratch one = client.scratch(24);
        Port.Scratch other = client.scratch(24);
        assertThat(one.address() % 16).isZero();
        assertThat(client.getLong(one.address() + 16)).isZero();
        client.putLong(one.address() + 16, -1);
        assertThat(client.getLong(other.address() + 16)).isZero();
        assertThat(client.getLong(one.address() + 16)).isEqualTo(-1);
    }

    @Test
    @DisplayName("reads and writes numbers of each width, little endian, at any address, and no byte beside them")
    void numbers() {
        Port.Scratch scratch = client.scratch(64);
        for (int odd = 0; odd < 8; odd++) {
            long at = scratch.address() + 16 + odd;
            client.zero(scratch.address(), 64);
            client.putLong(at, 0x8877_6655_4433_2211L);
            assertThat(server.getLong(at)).isEqualTo(0x8877_6655_4433_2211L);
            assertThat(server.getInt(at)).isEqualTo(0x4433_2211);
            assertThat(server.getInt(at + 4)).isEqualTo(0x8877_6655);
            assertThat(server.getShort(at + 6)).isEqualTo((short) 0x8877);
            assertThat(server.getByte(at + 7)).isEqualTo((byte) 0x88);
            client.putInt(at + 1, -1);
            assertThat(server.getLong(at)).isEqualTo(0x8877_66FF_FFFF_FF11L);
            client.putShort(at + 2, (short) 0x0102);
            assertThat(server.getLong(at)).isEqualTo(0x8877_66FF_0102_FF11L);
            client.putByte(at + 2, (byte) 0);
            assertThat(server.getLong(at)).isEqualTo(0x8877_66FF_0100_FF11L);
            assertThat(server.getLong(at - 8)).isZero();
            assertThat(server.getLong(at + 8)).isZero();
        }
        assertThat(scratch.address()).isNotZero();
    }

    @Test
    @DisplayName("copies bytes and wipes exactly what it is told to")
    void bytes() {
        long memory = client.allocate(32);
        byte[] source = new byte[40];
        for (int i = 0; i < source.length; i++) {
            source[i] = (byte) (i + 1);
        }
        client.putBytes(memory, source, 3, 32);
        client.zero(memory + 5, 7);
        byte[] target = new byte[40];
        client.getBytes(memory + 1, target, 2, 30);
        byte[] expected = new byte[40];
        for (int i = 0; i < 30; i++) {
            expected[2 + i] = i >= 4 && i < 11 ? 0 : (byte) (i + 5);
        }
        assertThat(target).isEqualTo(expected);
        client.free(memory);
    }

    @Test
    @DisplayName("copies text as UTF-16 code units of two bytes, whatever wchar_t is")
    void text() {
        String text = "Größe \uD83D\uDE00 \uFFFF\u0000\uD800 end";
        long memory = client.allocate(2L * text.length() + 2);
        client.putChars(memory, ("##" + text).toCharArray(), 2, text.length());
        byte[] units = new byte[4];
        server.getBytes(memory + 2, units, 0, 4);
        assertThat(units).containsExactly('r', 0, 0xF6, 0);
        char[] read = new char[text.length() + 2];
        Arrays.fill(read, '#');
        client.getChars(memory, read, 1, text.length());
        assertThat(new String(read)).isEqualTo("#" + text + "#");
        assertThat(server.getShort(memory + 2L * text.length())).isZero();
        client.free(memory);
    }

    @Test
    @DisplayName("says in one line who it is and how it calls")
    void names() {
        assertThat(client.name()).matches("[a-z]+");
        assertThat(client.way()).isNotBlank().doesNotContain("\n");
    }
}
