package org.wmisdk.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wmisdk.WmiException;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiNamespace;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.Recorder;
import org.wmisdk.fake.Redactor;
import org.wmisdk.wql.WqlCondition;
import org.wmisdk.wql.WqlSelect;

/**
 * The fake against a WMI service that nobody here wrote: its classes are recorded, loaded into a fake, and both are asked the same
 * random queries. What changes by itself while the service runs, such as a working set, is left out.
 */
@DisplayName("The fake agrees with this machine's WMI")
class AgreementTest {
    private static final String NAMESPACE = "root\\cimv2";
    private static final int QUERIES = 3000;
    private static final long SEED = 20250310;

    /**
     * Classes whose query takes milliseconds. Left out: those of whole disks; Win32_Volume and Win32_PnPEntity, whose paths Wine writes
     * without escapes or without keys, so that a recorder cannot tell their instances apart; Win32_SystemEnclosure, in whose uint16[] Wine
     * leaves chance bits above the sixteen.
     */
    private static final List<String> CLASSES = List.of(
            "Win32_BIOS",
            "Win32_BaseBoard",
            "Win32_ComputerSystemProduct",
            "Win32_PhysicalMemory",
            "Win32_DesktopMonitor",
            "Win32_QuickFixEngineering",
            "Win32_PageFileUsage",
            "Win32_PhysicalMedia",
            "Win32_DisplayControllerConfiguration",
            "Win32_OperatingSystem",
            "Win32_Processor",
            "Win32_ComputerSystem",
            "Win32_VideoController",
            "Win32_SoundDevice",
            "Win32_IP4RouteTable",
            "Win32_Process",
            "Win32_LogicalDisk",
            "Win32_DiskDrive",
            "Win32_DiskPartition",
            "Win32_NetworkAdapter",
            "Win32_NetworkAdapterConfiguration",
            "Win32_Service");

    static Stream<String> backends() {
        return Stream.of("jna", "ffm");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("backends")
    @DisplayName("random queries have the same rows")
    void agreement(String backend) {
        assumeTrue(Worlds.IS_WINDOWS, "This is " + System.getProperty("os.name") + ", which has no WMI.");
        assumeTrue(
                !backend.equals("ffm") || Runtime.version().feature() >= 22,
                "The ffm backend needs Java 22 or newer, and this is Java "
                        + Runtime.version().feature() + ".");
        WmiLocator service = WmiLocator.using(backend);
        Recorder recorder = Recorder.around(service);
        Map<String, List<WmiObject>> first = readAll(recorder);
        FakeWmi fake =
                FakeWmi.builder().recording(recorder.recording(Redactor.none())).build();
        try (WmiNamespace real = service.connect(NAMESPACE);
                WmiNamespace copy = fake.locator().connect(NAMESPACE)) {
            Map<String, List<String>> steady = new LinkedHashMap<>();
            first.forEach((className, rows) -> {
                List<String> names = steady(rows, all(real, className));
                if (!names.isEmpty()) {
                    steady.put(className, names);
                }
            });
            assertThat(steady).as("classes with properties that stay").hasSizeGreaterThan(CLASSES.size() * 2 / 3);
            List<String> differences = compare(real, copy, first, steady);
            assertThat(differences).as("queries that are answered differently").isEmpty();
        }
    }

    private static Map<String, List<WmiObject>> readAll(Recorder recorder) {
        Map<String, List<WmiObject>> rows = new LinkedHashMap<>();
        try (WmiNamespace cimv2 = recorder.locator().connect(NAMESPACE)) {
            for (String className : CLASSES) {
                List<WmiObject> all = all(cimv2, className);
                if (!all.isEmpty()) {
                    rows.put(className, all);
                }
            }
        }
        return rows;
    }

    private static List<WmiObject> all(WmiNamespace namespace, String className) {
        return namespace.query("SELECT * FROM " + className).list();
    }

    /** The properties with equal values in both readings, of all rows in their order. */
    private static List<String> steady(List<WmiObject> before, List<WmiObject> after) {
        return before.get(0).names().stream()
                .filter(name -> values(before, List.of(name)).equals(values(after, List.of(name))))
                .toList();
    }

    private List<String> compare(
            WmiNamespace real, WmiNamespace copy, Map<String, List<WmiObject>> rows, Map<String, List<String>> steady) {
        Random random = new Random(SEED);
        List<String> classes = List.copyOf(steady.keySet());
        Map<String, RandomQueries> generators = new LinkedHashMap<>();
        classes.forEach(
                each -> generators.put(each, new RandomQueries(random, each, steady.get(each), rows.get(each))));
        List<String> differences = new ArrayList<>();
        int withRows = 0;
        for (int i = 0; i < QUERIES; i++) {
            WqlSelect query = generators.get(classes.get(i % classes.size())).next();
            String difference = difference(real, copy, query);
            withRows += copy.query(RandomQueries.text(query)).first().isPresent() ? 1 : 0;
            if (difference != null && isSteady(real, query, rows, steady)) {
                differences.add(difference(real, copy, smallest(real, copy, query)));
            }
        }
        assertThat(withRows).as("queries that have rows").isGreaterThan(QUERIES / 4);
        return differences;
    }

    /** What both say, if that is not the same; otherwise null. */
    private static String difference(WmiNamespace real, WmiNamespace copy, WqlSelect query) {
        String expected = answer(real, query);
        String actual = answer(copy, query);
        return expected.equals(actual)
                ? null
                : RandomQueries.text(query) + "\n  the service: " + expected + "\n  the fake:    " + actual;
    }

    private static String answer(WmiNamespace namespace, WqlSelect query) {
        List<String> names = query.properties().stream().map(Object::toString).toList();
        try {
            return values(namespace.query(RandomQueries.text(query)).list(), names)
                    .toString();
        } catch (WmiException e) {
            return e.hresult().toString();
        }
    }

    private static List<List<String>> values(List<WmiObject> rows, List<String> names) {
        return rows.stream()
                .map(row -> names.stream().map(name -> row.get(name).toString()).toList())
                .toList();
    }

    /** Whether the class still is what it was recorded as. */
    private static boolean isSteady(
            WmiNamespace real, WqlSelect query, Map<String, List<WmiObject>> rows, Map<String, List<String>> steady) {
        List<String> names = steady.get(query.className());
        return values(all(real, query.className()), names).equals(values(rows.get(query.className()), names));
    }

    /** The smallest part of the condition that is still answered differently. */
    private static WqlSelect smallest(WmiNamespace real, WmiNamespace copy, WqlSelect query) {
        WqlCondition where = query.where();
        for (WqlCondition part : parts(where)) {
            WqlSelect smaller = new WqlSelect(query.properties(), query.className(), part);
            if (difference(real, copy, smaller) != null) {
                return smallest(real, copy, smaller);
            }
        }
        return query;
    }

    private static List<WqlCondition> parts(WqlCondition condition) {
        if (condition instanceof WqlCondition.And and) {
            return and.terms();
        }
        if (condition instanceof WqlCondition.Or or) {
            return or.terms();
        }
        return condition instanceof WqlCondition.Not not ? List.of(not.term()) : List.of();
    }
}
