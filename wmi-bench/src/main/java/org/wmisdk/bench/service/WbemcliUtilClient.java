package org.wmisdk.bench.service;

import com.sun.jna.platform.win32.COM.WbemcliUtil;
import com.sun.jna.platform.win32.COM.WbemcliUtil.WmiResult;
import org.jspecify.annotations.Nullable;

/** jna-platform's {@code WbemcliUtil}: each query has a connection of its own and lists its properties by an enum. */
final class WbemcliUtilClient implements Client<EnumResult> {

    @Override
    public void open() {
        JnaCom.initialize();
    }

    @Override
    public void connect() {
        WbemcliUtil.connectServer("ROOT\\CIMV2").Release();
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
    private static EnumResult ask(String from, Class properties) {
        return ofEnum(from, properties);
    }

    private static <T extends Enum<T>> EnumResult ofEnum(String from, Class<T> properties) {
        WmiResult<T> result = new WbemcliUtil.WmiQuery<>(from, properties).execute();
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
