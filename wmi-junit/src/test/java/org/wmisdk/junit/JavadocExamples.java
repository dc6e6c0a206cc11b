package org.wmisdk.junit;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wmisdk.junit.WmiAssertions.WMI_EXCEPTION;
import static org.wmisdk.junit.WmiAssertions.WMI_OBJECT;
import static org.wmisdk.junit.WmiAssertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wmisdk.CimType;
import org.wmisdk.ConnectRequest;
import org.wmisdk.Credentials;
import org.wmisdk.HResult;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeWmi;

/** The examples of the Javadoc and of the documentation, compiled and run by {@link JavadocExamplesTest}, and the programs that they test. */
final class JavadocExamples {
    private JavadocExamples() {}

    record LampMonitor(WmiLocator locator) {
        int burning() {
            try (WmiNamespace cimv2 = locator.connect("root\\cimv2")) {
                return cimv2.query("SELECT Name FROM Lamp WHERE On = TRUE")
                        .list()
                        .size();
            }
        }
    }

    record Inventory(WmiLocator locator) {
        List<String> services(String host) {
            try (Credentials ops = Credentials.of("CONTOSO\\ops", "secret".toCharArray());
                    WmiNamespace cimv2 = locator.connect(ConnectRequest.builder("\\\\" + host + "\\root\\cimv2")
                            .credentials(ops)
                            .build())) {
                return cimv2.query("SELECT Name FROM Win32_Service").list().stream()
                        .map(service -> service.getString("Name"))
                        .toList();
            }
        }
    }

    @WmiFake(mof = "class Lamp { [key] string Name; boolean On; };")
    static class LampTest {
        @Test
        @WmiFake(mof = "instance of Lamp { Name = \"desk\"; On = TRUE; };")
        void a_lamp_that_burns_is_counted(WmiLocator locator, FakeWmi fake) {
            assertThat(new LampMonitor(locator).burning()).isEqualTo(1);
            assertThat(fake.journal()).hasQuery("SELECT Name FROM Lamp WHERE On = TRUE");
        }
    }

    static class OpsTest {
        @RegisterExtension
        static final WmiFakeExtension WMI = WmiFakeExtension.filledBy(builder -> builder.machine("web01")
                .user("CONTOSO\\ops", "secret".toCharArray())
                .sampleMachine());

        @Test
        void the_machines_are_asked_for_their_services(WmiLocator locator) {
            assertThat(new Inventory(locator).services("web01")).contains("Spooler");
        }
    }

    @WmiFake(sampleMachine = true)
    static class AssertionsTest {
        @Test
        void assertions(WmiNamespace cimv2, FakeWmi fake) {
            List<WmiObject> disks =
                    cimv2.query("SELECT DeviceID, Size FROM Win32_LogicalDisk").list();
            assertThat(disks).first(as(WMI_OBJECT)).hasValue("DeviceID", "C:").hasType("Size", CimType.UINT64);
            assertThatThrownBy(() -> cimv2.query("SELECT * FROM Lamp").list())
                    .asInstanceOf(WMI_EXCEPTION)
                    .hasHResult(HResult.WBEM_E_INVALID_CLASS);
            assertThat(fake.journal()).hasQuery("SELECT DeviceID, Size FROM Win32_LogicalDisk");
        }
    }
}
