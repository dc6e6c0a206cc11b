package org.wmisdk.bench.concurrency;

import java.util.List;
import java.util.Map;
import org.wmisdk.CimType;
import org.wmisdk.WmiLocator;
import org.wmisdk.WmiQuery;
import org.wmisdk.fake.FakeClass;
import org.wmisdk.fake.FakeWmi;
import org.wmisdk.fake.FakeWmiBuilder;

/** The fake, which is asked by key for one row of a thousand. */
public final class FakeCrowd extends Crowd {
    private static final String NAMESPACE = "root\\bench";
    private static final int ROWS = 1000;

    private final WmiLocator locator = disks().build().locator();

    /** Takes no arguments. */
    public FakeCrowd(List<String> arguments) {}

    private static FakeWmiBuilder disks() {
        FakeWmiBuilder builder = FakeWmi.builder()
                .namespace(NAMESPACE)
                .define(FakeClass.named("Disk").key("Id", CimType.STRING).property("Size", CimType.UINT64));
        for (int i = 0; i < ROWS; i++) {
            builder.instance("Disk", Map.of("Id", "disk" + i, "Size", i));
        }
        return builder;
    }

    @Override
    @SuppressWarnings("resource") // open as long as the process lives
    Connection connect() {
        WmiQuery query = locator.connect(NAMESPACE).query("SELECT * FROM Disk WHERE Id = 'disk" + ROWS / 2 + "'");
        return () -> {
            if (query.list().size() != 1) {
                throw new IllegalStateException("there is no row");
            }
        };
    }

    @Override
    String checksum() {
        return "";
    }
}
