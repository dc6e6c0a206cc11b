package org.wmisdk;

import org.wmisdk.spi.PutCall;

/**
 * What a put may find: {@code WBEM_CHANGE_FLAG_TYPE}.
 *
 * <pre>{@code
 * demo.create("Demo_Lamp").set("Name", "desk").mode(WmiPutMode.CREATE_OR_UPDATE).put();
 * }</pre>
 */
public enum WmiPutMode {
    /** There need not be such an object; one that is there is replaced or changed. */
    CREATE_OR_UPDATE(0),
    /** There must be such an object: else {@link HResult#WBEM_E_NOT_FOUND}. */
    UPDATE_ONLY(PutCall.UPDATE_ONLY),
    /** There must be no such object: else {@link HResult#WBEM_E_ALREADY_EXISTS}. */
    CREATE_ONLY(PutCall.CREATE_ONLY);

    private final int flag;

    WmiPutMode(int flag) {
        this.flag = flag;
    }

    int flag() {
        return flag;
    }
}
