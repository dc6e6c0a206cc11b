package org.wmisdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.spi.SessionException;

@DisplayName("Recovery")
class RecoveryPolicyTest {
    private final ScriptedBackend backend = new ScriptedBackend().onWorkers();

    private static ConnectRequest request() {
        return ConnectRequest.builder("root\\cimv2")
                .recovery(RecoveryPolicy.REPEAT_READS)
                .build();
    }

    private static void gone() {
        throw new SessionException("IWbemServices::ExecQuery", HResult.RPC_E_DISCONNECTED.value(), null);
    }

    static Stream<HResult> known() {
        return IntStream.concat(IntStream.rangeClosed(0x80041001, 0x8004108A), IntStream.of(0x800706BA, 0x80010105))
                .mapToObj(HResult::of);
    }

    @ParameterizedTest
    @CsvSource({
        "0x00000000, NEVER",
        "0x80041001, NEVER",
        "0x80041003, NEVER",
        "0x80041069, NEVER",
        "0x8004106C, NEVER",
        "0x80070005, NEVER",
        "0x80010105, NEVER",
        "0x8004FEED, NEVER",
        "0x80041045, RETRY",
        "0x80041077, RETRY",
        "0x8001010A, RETRY",
        "0x800706BB, RETRY",
        "0x80041015, RECONNECT",
        "0x80041033, RECONNECT",
        "0x80010108, RECONNECT",
        "0x800706BA, RECONNECT",
        "0x800706BE, RECONNECT",
        "0x800706BF, RECONNECT"
    })
    @DisplayName("is told by the code")
    void codes(String hex, HResult.Recovery recovery) {
        assertThat(HResult.of(Integer.parseUnsignedInt(hex.substring(2), 16)).recovery())
                .isEqualTo(recovery);
    }

    @ParameterizedTest
    @MethodSource("known")
    @DisplayName("is told of no code that this library does not know")
    void onlyKnown(HResult code) {
        assertThat(code.recovery() == HResult.Recovery.NEVER || code.isKnown())
                .as(code.toString())
                .isTrue();
    }

    @Test
    @DisplayName("connects once for all threads that meet the same broken connection")
    void threads() {
        int threads = 4;
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(threads);
        backend.beforeQuery(() -> {
            if (asked.incrementAndGet() <= threads) {
                all.countDown();
                ScriptedBackend.awaitUninterrupted(all);
                gone();
            }
        });
        try (WmiNamespace namespace = WmiLocator.over(backend).connect(request())) {
            List<CompletableFuture<List<WmiObject>>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(namespace.query("SELECT * FROM A").listAsync());
            }
            results.forEach(each -> assertThat(each.join()).isEmpty());
            assertThat(namespace.reconnections()).isEqualTo(1);
            assertThat(backend.openSessions()).isEqualTo(1);
        }
        assertThat(backend.openSessions()).isZero();
    }

    @Test
    @DisplayName("ends with the namespace: one that is closed meanwhile is not connected again")
    void closedMeanwhile() {
        WmiNamespace namespace = WmiLocator.over(backend).connect(request());
        backend.beforeQuery(() -> {
            namespace.close();
            gone();
        });
        assertThatThrownBy(() -> namespace.query("SELECT * FROM A").list()).isInstanceOf(WmiCancelledException.class);
        assertThat(namespace.reconnections()).isZero();
        assertThat(backend.openSessions()).isZero();
    }

    @Test
    @DisplayName("is no part of a connection that does not ask for it, and the request says so")
    void off() {
        ConnectRequest without = ConnectRequest.builder("root\\cimv2").build();
        assertThat(without.recovery()).isEqualTo(RecoveryPolicy.NONE);
        assertThat(without.toString()).doesNotContain("recovery");
        assertThat(request().toString()).contains("recovery REPEAT_READS");
        try (WmiNamespace namespace = WmiLocator.over(backend).connect(without)) {
            backend.beforeQuery(RecoveryPolicyTest::gone);
            assertThatThrownBy(() -> namespace.query("SELECT * FROM A").list())
                    .isInstanceOf(WmiServerUnavailableException.class);
        }
        assertThat(backend.calls()).containsOnlyOnce("query");
    }
}
