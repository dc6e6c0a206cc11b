package org.wmisdk.bench.service;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import oshi.driver.common.windows.wmi.WmiQuery;
import oshi.driver.common.windows.wmi.WmiResult;
import oshi.util.platform.windows.WmiQueryHandler;

/** OSHI's handler over JNA, COM initialized once as OSHI does for several queries; each query has a connection of its own. */
final class OshiClient implements Client<EnumResult> {
    private final WmiQueryHandler handler = Objects.requireNonNull(WmiQueryHandler.createInstance());

    @Override
    public void open() {
        if (!handler.initCOM()) {
            throw new IllegalStateException("OSHI could not initialize COM");
        }
    }

    @Override
    public void connect() {
        throw new UnsupportedOperationException("it connects with each query only");
    }

    @Override
    public EnumResult query(Question question) {
        return ask(question.from(), question.properties());
    }

    @Override
    public EnumResult connectAndQuery(Question question) {
        return query(question);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // one enum, whichever it is
    private EnumResult ask(String from, Class properties) {
        return ofEnum(from, properties);
    }

    private <T extends Enum<T>> EnumResult ofEnum(String from, Class<T> properties) {
        WmiResult<T> result = handler.queryWMI(new WmiQuery<>(from, properties), false);
        return new EnumResult() {
            @Override
            public int rows() {
                return result.getResultCount();
            }

            @Override
            public @Nullable Object value(int row, String name) {
                T property = Enum.valueOf(properties, name);
                return EnumResult.meant(result.getValue(property, row), result.getCIMType(property));
            }
        };
    }

    @Override
    public int rows(EnumResult result) {
        return result.rows();
    }

    @Override
    public @Nullable Object value(EnumResult result, int row, String name) {
        return result.value(row, name);
    }
}
