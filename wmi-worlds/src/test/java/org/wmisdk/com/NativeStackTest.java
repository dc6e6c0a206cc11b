package org.wmisdk.com;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.com.abi.Port;

@ParameterizedClass(name = "{0}")
@MethodSource("org.wmisdk.com.Ports#all")
@DisplayName("The native memory of a thread")
class NativeStackTest {
    private static final int LARGE = 100_000;

    private final Port port;
    private final NativeStack stack;

    NativeStackTest(Ports.Named named) {
        port = named.port();
        stack = new NativeStack(port);
    }

    @Test
    @DisplayName("what one call has taken stays untouched by the calls inside it")
    void nested() {
        long outer = stack.take(24);
        port.putLong(outer, 1);
        long mark = stack.mark();
        long inner = stack.take(24);
        port.putLong(inner, 2);
        long large = stack.take(LARGE);
        port.putLong(large + LARGE - 8, 3);
        stack.giveBack(mark);
        assertThat(port.getLong(outer)).isEqualTo(1);
        assertThat(inner).isGreaterThanOrEqualTo(outer + 24);
    }

    @Test
    @DisplayName("memory that was given back is taken again, zeroed and aligned")
    void reused() {
        long mark = stack.mark();
        long first = stack.take(3);
        long second = stack.take(5);
        port.putLong(first, -1);
        port.putLong(second, -1);
        assertThat(first % 16).isZero();
        assertThat(second % 16).isZero();
        stack.giveBack(mark);
        assertThat(stack.take(3)).isEqualTo(first);
        assertThat(port.getLong(first)).isZero();
        assertThat(stack.take(5)).isEqualTo(second);
        assertThat(port.getLong(second)).isZero();
    }

    @Test
    @DisplayName("more than a piece of memory can hold goes to another, and that one is used again")
    void large() {
        long mark = stack.mark();
        long large = stack.take(LARGE);
        long larger = stack.take(2 * LARGE);
        port.putLong(large + LARGE - 8, 7);
        port.putLong(larger + 2 * LARGE - 8, 8);
        assertThat(port.getLong(large + LARGE - 8)).isEqualTo(7);
        stack.giveBack(mark);
        assertThat(stack.take(LARGE)).isEqualTo(large);
        assertThat(port.getLong(large + LARGE - 8)).isZero();
        stack.giveBack(mark);
        long grown = stack.take(3 * LARGE);
        port.putLong(grown + 3 * LARGE - 8, 9);
        assertThat(port.getLong(grown + 3 * LARGE - 8)).isEqualTo(9);
    }
}
