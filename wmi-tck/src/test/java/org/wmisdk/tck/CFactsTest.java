package org.wmisdk.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.HResult;

@DisplayName("The table of C facts")
class CFactsTest {
    private final CFacts facts = CFacts.load();

    @Test
    @DisplayName("knows slot and shape of a method, and the shape of a function")
    void methodsAndFunctions() {
        assertThat(facts.slot("IWbemServices", "ExecQuery")).isEqualTo(20);
        assertThat(facts.shape("IWbemServices", "ExecQuery")).isEqualTo("PPPIPPI");
        assertThat(facts.shape("SysFreeString")).isEqualTo("PV");
        assertThat(facts.slots("IWbemServices")).isEqualTo(26);
    }

    @Test
    @DisplayName("knows layouts, GUIDs and constants")
    void layouts() {
        assertThat(facts.size("VARIANT")).isEqualTo(24);
        assertThat(facts.offset("SAFEARRAY", "rgsabound")).isEqualTo(24);
        assertThat(facts.guid("IID_IWbemServices")).isEqualTo("9556dc99-828c-11cf-a37e-00aa003240c7");
        assertThat(facts.constant("RPC_C_AUTHN_DEFAULT")).isEqualTo(-1);
    }

    @Test
    @DisplayName("says how to add a fact that it does not have")
    void unknown() {
        assertThatThrownBy(() -> facts.slot("IWbemServices", "ExecuteQuery"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slot \"IWbemServices.ExecuteQuery\"")
                .hasMessageContaining("facts.sh");
    }

    @Test
    @DisplayName("agrees with HResult on the number of every name in the headers")
    void everyHeaderNameIsAnHResult() {
        assertThat(facts.hresults()).hasSizeGreaterThan(300);
        facts.hresults()
                .forEach((name, value) ->
                        assertThat(HResult.of(value).names()).as(name).contains(name));
    }

    @Test
    @DisplayName("lacks a name of hresults.csv only where the row says that it is not in WbemCli.h")
    void everyRowIsInTheHeaders() throws IOException {
        Map<String, Integer> inHeaders = facts.hresults();
        rows().forEach((name, line) -> {
            if (line.contains("not in WbemCli.h") && !inHeaders.containsKey(name)) {
                assertThat(name).startsWith("WBEM_S_");
            } else {
                assertThat(inHeaders).as(line).containsKey(name);
            }
        });
    }

    /** From the name to the whole line. */
    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HResult.class.getResourceAsStream("hresults.csv")), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(line -> rows.put(line.substring(0, line.indexOf(',')), line));
        }
        assertThat(rows).hasSizeGreaterThan(300);
        return rows;
    }
}
