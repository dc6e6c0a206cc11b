package org.wmisdk.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.record.RecordedParts;
import org.wmisdk.fake.record.RecordedParts.RecordedMachine;
import org.wmisdk.fake.record.RecordedParts.WholeClass;

/** Fills a builder with the machines of a recording. */
final class RecordedMachines {
    /** The host of a recording that stands for the machine which the recorded program ran on. */
    private static final String LOCAL = ".";

    private RecordedMachines() {}

    static void add(RecordedParts parts, FakeWmiBuilder builder) {
        for (RecordedMachine each : parts.machines()) {
            if (!each.host().equals(LOCAL)) {
                builder.machine(each.server(), each.host());
            } else if (each.server().equals(LOCAL)) {
                builder.localMachine(); // whose name was never told
            } else {
                builder.localMachine().hostName(each.server());
            }
            each.namespaces().forEach(builder::namespace);
            builder.mof(MofSource.of("recording of " + each.host(), each.mof()));
            parts.whole().stream()
                    .filter(whole -> whole.target().host().equalsIgnoreCase(each.host()))
                    .forEach(whole -> store(parts, whole, builder));
        }
    }

    /** The instances of a whole class that are rows of a call, since MOF cannot say them. */
    private static void store(RecordedParts parts, WholeClass whole, FakeWmiBuilder builder) {
        builder.namespace(whole.target().namespace());
        for (WmiObject row : parts.rowsOf(whole)) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            row.names().forEach(name -> values.put(name, row.get(name).raw()));
            builder.instance(String.valueOf(row.system().className()), values);
        }
    }
}
