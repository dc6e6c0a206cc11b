package org.wmisdk.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Namespace;

@DisplayName("The classes of the sample machine")
class SampleMachineSchemaTest {
    private static final Pattern NAMESPACE = Pattern.compile("## (root\\\\\\S+)");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.+?) \\| (\\d+) \\| (.+) \\|");
    private static final String EMBEDDED = "inside other objects";
    private static final String STATIC = "static methods only";

    private final Machine machine = new Machine(List.of("FAKE"));

    SampleMachineSchemaTest() {
        SampleMachine.load(machine);
    }

    private List<ClassDefinition> concrete(Namespace namespace) {
        return namespace.classes().stream()
                .filter(definition ->
                        !definition.isAbstract() && !definition.name().startsWith("__"))
                .toList();
    }

    /** Namespace and class to keys and number of instances, as the page says. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        String namespace = "";
        for (String line : Pages.read("docs/sample-machine.md").lines().toList()) {
            Matcher heading = NAMESPACE.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                namespace = heading.group(1);
            } else if (row.matches()) {
                String said = row.group(2).replace("`", "") + "; " + row.group(3);
                assertThat(rows.put(namespace + ":" + row.group(1), said))
                        .as(line)
                        .isNull();
            }
        }
        return rows;
    }

    @Test
    @DisplayName("stand in docs/sample-machine.md with their keys and their number of instances")
    void documentation() throws IOException {
        Map<String, String> actual = new LinkedHashMap<>();
        for (Namespace namespace : machine.repository().namespaces()) {
            for (ClassDefinition definition : concrete(namespace)) {
                String keys = definition.isSingleton()
                        ? "@"
                        : definition.keys().stream().map(key -> key.name()).collect(Collectors.joining(", "));
                if (keys.isEmpty()) {
                    keys = definition.name().equals("StdRegProv") ? STATIC : EMBEDDED;
                }
                actual.put(
                        namespace.name() + ":" + definition.name(),
                        keys + "; " + namespace.instancesOf(definition).size());
            }
        }
        assertThat(actual).containsExactlyInAnyOrderEntriesOf(documented());
    }

    @Test
    @DisplayName("are more than sixty with instances, each with a key unless it lives inside other objects")
    void number() throws IOException {
        List<String> stored = new ArrayList<>();
        List<String> keyless = new ArrayList<>();
        for (Namespace namespace : machine.repository().namespaces()) {
            for (ClassDefinition definition : concrete(namespace)) {
                if (!namespace.instancesOf(definition).isEmpty()) {
                    stored.add(definition.name());
                }
                if (definition.keys().isEmpty() && !definition.isSingleton()) {
                    keyless.add(namespace.name() + ":" + definition.name());
                }
            }
        }
        assertThat(stored).hasSizeGreaterThan(60);
        Map<String, String> documented = documented();
        assertThat(keyless)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(documented.get(name)).isIn(EMBEDDED + "; 0", STATIC + "; 0"));
    }

    @Test
    @DisplayName("have the ancestors that they have on Windows")
    void ancestors() {
        Namespace cimv2 = machine.repository().find("root\\cimv2");
        assertThat(cimv2).isNotNull();
        Map<String, List<String>> known = Map.of(
                "Win32_LogicalDisk",
                        List.of(
                                "CIM_LogicalDisk",
                                "CIM_StorageExtent",
                                "CIM_LogicalDevice",
                                "CIM_LogicalElement",
                                "CIM_ManagedSystemElement"),
                "Win32_Service",
                        List.of("Win32_BaseService", "CIM_Service", "CIM_LogicalElement", "CIM_ManagedSystemElement"),
                "Win32_LogicalDiskToPartition",
                        List.of("CIM_LogicalDiskBasedOnPartition", "CIM_BasedOn", "CIM_Dependency"),
                "Win32_NetworkAdapterSetting", List.of("Win32_DeviceSettings", "CIM_ElementSetting"),
                "Win32_SystemServices", List.of("CIM_SystemComponent", "CIM_Component"),
                "Win32_BaseBoard",
                        List.of("CIM_Card", "CIM_PhysicalPackage", "CIM_PhysicalElement", "CIM_ManagedSystemElement"),
                "Win32_NTEventlogFile",
                        List.of("CIM_DataFile", "CIM_LogicalFile", "CIM_LogicalElement", "CIM_ManagedSystemElement"),
                "Win32_PerfFormattedData_PerfOS_Processor",
                        List.of("Win32_PerfFormattedData", "Win32_Perf", "CIM_StatisticalInformation"),
                "Win32_ProcessStartup", List.of("Win32_MethodParameterClass"));
        known.forEach((name, derivation) -> {
            ClassDefinition definition = cimv2.find(name);
            assertThat(definition).as(name).isNotNull();
            assertThat(definition.derivation()).as(name).isEqualTo(derivation);
        });
    }
}
