package org.wmisdk.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wmisdk.WmiInvalidParameterException;

@DisplayName("ConnectTarget")
class ConnectTargetTest {

    private static final HostNames OWN = HostNames.of("OWNPC", "ownpc.example.com");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "root/cimv2 | null | root\\cimv2 | true",
                "\\\\.\\ROOT | . | ROOT | true",
                "//LocalHost/Root/CimV2 | LocalHost | Root\\CimV2 | true",
                "\\\\ownpc\\root | ownpc | root | true",
                "\\\\OwnPC.Example.com\\root | OwnPC.Example.com | root | true",
                "\\\\web01\\root\\a\\b | web01 | root\\a\\b | false",
                "\\\\127.0.0.1\\root | 127.0.0.1 | root | false",
                "\\\\fe80::1%4\\root | fe80::1%4 | root | false",
                "\\\\ROOT | ROOT | '' | false",
                "root\\with blank | null | root\\with blank | true",
            })
    void aPathLeadsToAHostAndANamespace(String path, String host, String namespace, boolean local) {
        assertThat(ConnectTarget.of(path, OWN)).isEqualTo(new ConnectTarget(host, namespace, local));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "root\\cimv2:Win32_Process | position 10: a namespace has no colon",
                "root\\\\cimv2 | position 5: two separators must have a name between them",
                "\\\\web01:135\\root | position 2: the host must be a name or an address, bare",
                "\\\\[::1]\\root | position 2: the host must be a name or an address, bare",
                "\\\\\\.\\root | position 2: the host between",
                "\\root | position 0: a single leading separator",
                "root\\cimv2\\ | position 11: two separators",
            })
    void aBadPathIsToldByPositionAndRule(String path, String problem) {
        assertThat(catchThrowable(() -> ConnectTarget.of(path, OWN)))
                .hasMessageContaining(problem)
                .hasMessageContaining("write root\\cimv2, or \\\\host\\root\\cimv2");
    }

    @Test
    void nullIsToldAsSuch() {
        assertThatExceptionOfType(WmiInvalidParameterException.class)
                .isThrownBy(() -> ConnectTarget.of(null, OWN))
                .withMessageContaining("the namespace path is null");
    }

    @Test
    void namesOfTheMachineIgnoreCaseAndAlwaysHaveDotAndLocalhost() {
        assertThat(OWN.isLocal("ownPC")).isTrue();
        assertThat(OWN.isLocal("ownpc.example.org")).isFalse();
        assertThat(HostNames.of().isLocal(".")).isTrue();
        assertThat(HostNames.of().isLocal("LOCALHOST")).isTrue();
        assertThat(HostNames.of().isLocal("ownpc")).isFalse();
    }
}
