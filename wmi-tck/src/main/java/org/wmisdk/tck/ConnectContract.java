package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiException;
import org.wmisdk.WmiNamespace;
import org.wmisdk.spi.ConnectArguments;

/** What the suites of connecting have in common: lawful, refused before any call, refused by the server. */
abstract class ConnectContract extends Contract {
    static final String REMOTE = "\\\\myserver\\root\\cimv2";
    static final String GUARDED = "\\\\" + TestData.GUARDED + "\\root\\cimv2";

    static ConnectArguments.Builder path(@Nullable String path) {
        return ConnectArguments.builder(path);
    }

    final WmiNamespace connect(ConnectArguments.Builder arguments) {
        try (ConnectArguments built = arguments.build()) {
            return locator().connect(built, null);
        }
    }

    /** The path connects on this computer, as whoever runs the test. */
    final void connects(String path) {
        lawful(path(path));
    }

    /** The path connects to another host. */
    final void connectsTo(String path) {
        needs(Capability.REMOTE_HOSTS);
        lawful(path(path));
    }

    final void lawful(ConnectArguments.Builder arguments) {
        try (WmiNamespace namespace = connect(arguments)) {
            assertThat(namespace.isClosed()).isFalse();
        }
    }

    /** A rule of this library refuses it: the server hears nothing. */
    final void refused(ConnectArguments.Builder arguments, HResult code) {
        WmiException e = catchThrowableOfType(
                WmiException.class, () -> connect(arguments).close());
        assertThat(e.hresult()).isEqualTo(code);
        assertThat(e.detail()).isNotBlank();
        if (world().lacks(Capability.TROUBLE).isEmpty()) {
            assertThat(stage().trouble().count(Point.CONNECT)).isZero();
        }
    }

    /** It is passed on, and the server refuses it. */
    final void refusedByServer(ConnectArguments.Builder arguments, HResult code) {
        WmiException e = catchThrowableOfType(
                WmiException.class, () -> connect(arguments).close());
        assertThat(e.hresult()).isEqualTo(code);
        if (world().lacks(Capability.TROUBLE).isEmpty()) {
            assertThat(stage().trouble().count(Point.CONNECT)).isEqualTo(1);
        }
    }

    /** It is passed on; what the server makes of it is its own matter. */
    final void passedOn(ConnectArguments.Builder arguments) {
        Trouble trouble = trouble();
        try (WmiNamespace namespace = connect(arguments)) {
            assertThat(namespace.isClosed()).isFalse();
        } catch (WmiException serverRefused) {
            assertThat(serverRefused.hresult().isFailure()).isTrue();
        }
        assertThat(trouble.count(Point.CONNECT)).isEqualTo(1);
    }
}
