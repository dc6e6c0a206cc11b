package org.wmisdk.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.WmiShape;

@DisplayName("What __ExtendedStatus says")
class ExtendedStatusTest {
    private static final int INVALID_CLASS = 0x80041010;

    private static WmiObject object(@Nullable Object... values) {
        return WmiShape.builder()
                .add("Description", CimType.STRING, false)
                .add("Operation", CimType.STRING, false)
                .add("ParameterInfo", CimType.STRING, false)
                .add("ProviderName", CimType.STRING, false)
                .add("StatusCode", CimType.UINT32, false)
                .build()
                .object(values);
    }

    @Test
    @DisplayName("stands in one line, part by part, with the code where it is not that of the call")
    void parts() {
        ExtendedStatus status =
                ExtendedStatus.of(object("no such class", "ExecQuery", "SELECT * FROM X", "WinMgmt", 0x80041002L));
        assertThat(status)
                .isEqualTo(new ExtendedStatus(
                        "no such class", "WinMgmt", "ExecQuery", "SELECT * FROM X", HResult.WBEM_E_NOT_FOUND));
        assertThat(status.detail(INVALID_CLASS))
                .isEqualTo("Description: no such class; ProviderName: WinMgmt; Operation: ExecQuery; "
                        + "ParameterInfo: SELECT * FROM X; StatusCode: 0x80041002 WBEM_E_NOT_FOUND");
        assertThat(status.detail(0x80041002)).doesNotContain("StatusCode");
    }

    @Test
    @DisplayName("may lack any part, and is nothing without any")
    void missing() {
        ExtendedStatus status = ExtendedStatus.of(object(null, "ExecQuery", null, null, null));
        assertThat(status.detail(INVALID_CLASS)).isEqualTo("Operation: ExecQuery");
        assertThat(ExtendedStatus.of(object(null, null, null, null, null)).detail(INVALID_CLASS))
                .isNull();
        assertThat(ExtendedStatus.of(WmiShape.builder().build().object(new Object[0]))
                        .detail(INVALID_CLASS))
                .isNull();
        assertThat(ExtendedStatus.of("disk on fire").detail(INVALID_CLASS)).isEqualTo("Description: disk on fire");
    }
}
