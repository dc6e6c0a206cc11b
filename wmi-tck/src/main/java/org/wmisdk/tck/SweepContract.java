package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiDepth;
import org.wmisdk.WmiEventListener;
import org.wmisdk.WmiEvents;
import org.wmisdk.WmiException;
import org.wmisdk.WmiListening;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiOptions;
import org.wmisdk.WmiPath;
import org.wmisdk.WmiPutMode;
import org.wmisdk.WmiQualifier;
import org.wmisdk.WmiQuery;
import org.wmisdk.WmiRows;
import org.wmisdk.WmiSubscription;
import org.wmisdk.fake.FakeNamespace;

/**
 * Every native call of a session fails once, at each of its occurrences: the client ends in rows or in a WmiException, holds nothing, and
 * frees nothing twice.
 */
@DisplayName("Every native call fails once")
public abstract class SweepContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected SweepContract() {}

    /** What cannot fail, or has no result that says so. */
    private static final Set<String> INFALLIBLE = Set.of(
            "SysFreeString",
            "SysStringLen",
            "CoTaskMemFree",
            "CoUninitialize",
            "GetCurrentThreadId",
            "VariantClear",
            "SafeArrayDestroy",
            "SafeArrayDestroyData");

    /** What fails with {@code FALSE}: any other number is a success. */
    private static final Set<String> BOOLEAN = Set.of("OpenThreadToken", "CloseHandle", "GetComputerNameExW");

    private static boolean isInfallible(String call) {
        return INFALLIBLE.contains(call) || call.endsWith("::AddRef") || call.endsWith("::Release");
    }

    private void session() {
        try (Credentials user = Credentials.of(TestData.USER, TestData.PASSWORD.toCharArray());
                WmiNamespace namespace = locator()
                        .connect(ConnectRequest.builder(ConnectContract.GUARDED)
                                .credentials(user)
                                .context(WmiContext.empty().withProviderArchitecture(64))
                                .build())) {
            assertThat(namespace.isClosed()).isFalse();
        }
        try (WmiNamespace namespace = locator().connect(TestData.NAMESPACE)) {
            WmiQuery values = namespace.query("SELECT * FROM " + TestData.VALUES);
            assertThat(values.withSystemProperties().batch(2).list()).isNotEmpty();
            assertThat(namespace
                            .classDefinition(
                                    "TCK_SchemaMethods",
                                    TestData.AMENDED.context(WmiContext.empty().withProviderArchitecture(64)))
                            .methods())
                    .isNotEmpty();
            assertThat(namespace.classDefinition(TestData.SCHEMA).properties()).isNotEmpty();
            enumerations(namespace);
            events(namespace);
            assertThat(namespace
                            .get(WmiPath.builder(TestData.VALUES)
                                    .key("Case", "GREATEST")
                                    .build())
                            .names())
                    .isNotEmpty();
            for (int i = 0; i < 2; i++) {
                assertThat(namespace
                                .method(WmiPath.of("TCK_Echo"), "Echo")
                                .arg("PSTRING", "text")
                                .arg("POBJECT", TestData.value(CimType.OBJECT, TestData.Case.GREATEST))
                                .arg("POBJECTList", TestData.elements(CimType.OBJECT, TestData.Case.LEAST))
                                .arg("PUINT32", 5)
                                .context(WmiContext.empty().withProviderArchitecture(64))
                                .call()
                                .returnCode())
                        .isZero();
            }
            assertThat(namespace
                            .query("SELECT PSTRING, PSTRINGList, POBJECT FROM " + TestData.VALUES)
                            .list())
                    .isNotEmpty();
        }
    }

    private void enumerations(WmiNamespace namespace) {
        try (WmiRows rows =
                namespace.instances(TestData.BASE).batch(1).rewindable().open()) {
            long count = rows.stream().count();
            rows.rewind();
            assertThat(rows.stream().count()).isEqualTo(count);
        }
        assertThat(namespace.classNames(TestData.BASE, WmiDepth.DEEP)).isNotEmpty();
        assertThat(namespace.classDefinitions(TestData.BASE, WmiDepth.SHALLOW)).isNotEmpty();
        try (Credentials user = Credentials.of(TestData.USER, TestData.PASSWORD.toCharArray());
                WmiNamespace root = locator()
                        .connect(ConnectRequest.builder("\\\\" + TestData.GUARDED + "\\root")
                                .credentials(user)
                                .build());
                WmiNamespace child = root.openNamespace("cimv2")) {
            assertThat(child.isClosed()).isFalse();
        }
    }

    /** An event that is fetched, and one that is brought: it comes, or its loss is said. */
    private static void events(WmiNamespace namespace) {
        FakeNamespace server = TestData.source().namespace(TestData.NAMESPACE);
        WmiEvents timers = namespace.events("SELECT * FROM __TimerEvent");
        try (WmiSubscription subscription = timers.subscribe()) {
            server.raise("__TimerEvent", Map.of("TimerId", "fetched"));
            assertThat(subscription.take(Duration.ofSeconds(30)).getString("TimerId"))
                    .isEqualTo("fetched");
        }
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (WmiListening listening = timers.overSink().listen(new WmiEventListener() {
            @Override
            public void onEvent(WmiObject event) {
                heard.complete(event.getString("TimerId"));
            }

            @Override
            public void onLost(WmiException reason) {
                heard.completeExceptionally(reason);
            }
        })) {
            assertThat(listening.text()).isEqualTo(timers.text());
            server.raise("__TimerEvent", Map.of("TimerId", "brought"));
            assertThat(heard.get(30, TimeUnit.SECONDS)).isEqualTo("brought");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WmiException lost) {
                throw lost;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("neither the event nor its loss came", e);
        }
    }

    private void changes() {
        try (WmiNamespace namespace = locator().connect(TestData.NAMESPACE)) {
            WmiOptions wide = WmiOptions.none().context(WmiContext.empty().withProviderArchitecture(64));
            for (int i = 0; i < 2; i++) {
                namespace
                        .create(ChangeData.LAMP)
                        .set("Name", "floor")
                        .set(
                                "Spares",
                                List.of(WmiObject.builder()
                                        .className("TCK_Shade")
                                        .build()))
                        .mode(WmiPutMode.CREATE_OR_UPDATE)
                        .context(wide.context())
                        .put();
            }
            namespace
                    .update(WmiPath.builder(ChangeData.LAMP)
                            .key("Name", "floor")
                            .build())
                    .set("Shade", WmiObject.builder().className("TCK_Shade").build())
                    .set("Color", null)
                    .put();
            namespace.delete(
                    WmiPath.builder(ChangeData.LAMP)
                            .key("Name", ChangeData.DESK)
                            .build(),
                    wide);
            namespace
                    .createClass("TCK_Made")
                    .key("Name", CimType.STRING)
                    .property("Number", CimType.UINT32, 5)
                    .embedded("Shade", "TCK_Shade")
                    .qualify(WmiQualifier.flag("Marked"))
                    .context(wide.context())
                    .put();
            namespace.deriveClass("TCK_Made", "TCK_Below").put();
            namespace.deleteClass(ChangeData.LAMP, wide);
        }
    }

    private void sweep(boolean netUtils, HResult code) {
        Setup whole = Setup.of(TestData.source());
        Setup setup = netUtils ? whole : whole.withoutNetUtils();
        sweep(() -> setup, this::session, code);
    }

    private void sweep(Supplier<Setup> setup, Runnable session, HResult code) {
        needs(Capability.COM_SERVER);
        needs(Capability.OWN_DATA);
        open(setup.get());
        session.run();
        int failures = 0;
        for (Map.Entry<String, Integer> call : comServer().faults().counts().entrySet()) {
            if (isInfallible(call.getKey())) {
                continue;
            }
            for (int nth : occurrences(call.getValue())) {
                open(setup.get()); // closes the one before, which must hold nothing
                comServer().faults().answer(call.getKey(), nth, BOOLEAN.contains(call.getKey()) ? 0 : code.value());
                try {
                    session.run();
                } catch (WmiException e) {
                    failures++;
                    assertThat(e.hresult().isFailure())
                            .as("%s number %d: %s", call.getKey(), nth, e)
                            .isTrue();
                }
                assertThat(comServer().outstanding())
                        .as("after %s number %d", call.getKey(), nth)
                        .isEmpty();
                assertThat(comServer().violations())
                        .as("after %s number %d", call.getKey(), nth)
                        .isEmpty();
            }
        }
        assertThat(failures).isPositive();
    }

    /** The first ones, one in the middle and the last: the others are like their neighbours. */
    private static List<Integer> occurrences(int count) {
        return List.of(1, 2, 3, count / 2, count - 1, count).stream()
                .filter(nth -> nth >= 1 && nth <= count)
                .distinct()
                .toList();
    }

    @Test
    @DisplayName("SWEEP-01 with a WMI error, by the library")
    void wmiError() {
        sweep(true, HResult.WBEM_E_FAILED);
    }

    @Test
    @DisplayName("SWEEP-02 with a COM error, by the locator")
    void comError() {
        sweep(false, HResult.E_UNEXPECTED);
    }

    @Test
    @DisplayName("SWEEP-03 in a session that changes what is there")
    void ofChanges() {
        sweep(() -> Setup.of(ChangeData.fresh()), this::changes, HResult.WBEM_E_FAILED);
    }
}
