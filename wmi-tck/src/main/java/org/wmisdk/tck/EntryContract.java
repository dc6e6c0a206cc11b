package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.CimValue;
import org.wmisdk.ConnectRequest;
import org.wmisdk.HResult;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiException;
import org.wmisdk.WmiLocale;
import org.wmisdk.WmiNamespace;
import org.wmisdk.tck.server.Connect;
import org.wmisdk.tck.server.Connect.Way;

/** The two ways in: which is taken, that it is said, and that nothing else differs. */
@DisplayName("Ways in")
public abstract class EntryContract extends Contract {
    /** For the classes that run the suite in a world. */
    protected EntryContract() {}

    private static final WmiContext CONTEXT = WmiContext.empty()
            .withProviderArchitecture(64)
            .withRequiredArchitecture(true)
            .with("Names", CimValue.ofArray(CimType.STRING, List.of("a", "b")));

    private void stageWith(boolean netUtils) {
        needs(Capability.COM_SERVER);
        needs(Capability.OWN_DATA);
        Setup setup = Setup.of(TestData.source());
        open(netUtils ? setup : setup.withoutNetUtils());
    }

    private Connect connectOnce() {
        ConnectRequest request = ConnectRequest.builder(TestData.NAMESPACE)
                .locale(WmiLocale.of(0x409))
                .context(CONTEXT)
                .build();
        try (WmiNamespace namespace = locator().connect(request)) {
            assertThat(numbers(namespace).list()).hasSize(TestData.COUNT);
        }
        return comServer().connects().get(0);
    }

    @Test
    @DisplayName("ENTRY-01 WMINet_Utils.dll!ConnectServerWmi is taken where it is, after one Initialize, and reported")
    void library() {
        stageWith(true);
        assertThat(connectOnce().way()).isEqualTo(Way.WMINET_UTILS);
        connectOnce();
        assertThat(comServer().faults().count("Initialize")).isEqualTo(1);
        assertThat(comServer().faults().count("IWbemLocator::ConnectServer")).isZero();
        assertThat(locator().entry()).contains("WMINet_Utils.dll!ConnectServerWmi");
    }

    @Test
    @DisplayName(
            "ENTRY-02 IWbemLocator::ConnectServer is taken where there is no .NET Framework, and reported with the reason")
    void locatorClass() {
        stageWith(false);
        assertThat(connectOnce().way()).isEqualTo(Way.LOCATOR);
        assertThat(comServer().faults().count("ConnectServerWmi")).isZero();
        assertThat(locator().entry()).contains("IWbemLocator::ConnectServer").contains("WMINet_Utils.dll");
    }

    @Test
    @DisplayName("ENTRY-03 both pass the same arguments, context included")
    void sameArguments() {
        stageWith(true);
        Connect library = connectOnce();
        stageWith(false);
        Connect locator = connectOnce();
        assertThat(locator.resource()).isEqualTo(library.resource()).isEqualTo(TestData.NAMESPACE);
        assertThat(locator.locale()).isEqualTo(library.locale()).isEqualToIgnoringCase("MS_409");
        assertThat(locator.flags()).isEqualTo(library.flags()).isEqualTo(0x80);
        assertThat(locator.context()).isEqualTo(library.context());
        assertThat(library.context()).isEqualTo(CONTEXT);
    }

    @Test
    @DisplayName("ENTRY-04 both report the codes of a refused connection alike")
    void sameCodes() {
        for (boolean netUtils : new boolean[] {true, false}) {
            stageWith(netUtils);
            for (HResult code : List.of(HResult.WBEM_E_ACCESS_DENIED, HResult.RPC_S_SERVER_UNAVAILABLE)) {
                trouble().fail(Point.CONNECT, 1, code.value(), "Said the server.");
                assertThatThrownBy(() -> locator().connect(TestData.NAMESPACE))
                        .isInstanceOfSatisfying(
                                WmiException.class, e -> assertThat(e.hresult()).isEqualTo(code))
                        .hasMessageContaining("Said the server.");
            }
        }
    }

    @Test
    @DisplayName("ENTRY-05 a context is released by the client: no connection holds one")
    void contextReleased() {
        stageWith(true);
        ConnectRequest request = ConnectRequest.builder(TestData.NAMESPACE)
                .context(WmiContext.empty().withProviderArchitecture(64))
                .build();
        try (WmiNamespace namespace = locator().connect(request)) {
            assertThat(namespace.isClosed()).isFalse();
            assertThat(comServer().outstanding()).noneMatch(held -> held.what().startsWith("IWbemContext"));
        }
    }
}
