package org.wmisdk.tck.server;

import java.util.List;
import java.util.Locale;

/** {@code IWbemStatusCodeText}: knows the codes of WMI. */
final class StatusCodeTextObject extends ComObject {
    static final InterfaceType<StatusCodeTextObject> STATUS_CODE_TEXT = InterfaceType.of(
                    "IWbemStatusCodeText", StatusCodeTextObject.class)
            .method("GetErrorCodeText", StatusCodeTextObject::getErrorCodeText)
            .build();

    private static final int WBEM = 0x80041;

    StatusCodeTextObject(ComServer server) {
        super(server, "status texts");
    }

    @Override
    List<InterfaceType<?>> interfaces() {
        return List.of(STATUS_CODE_TEXT);
    }

    private int getErrorCodeText(long[] a) {
        int code = (int) a[1];
        if ((int) a[2] != 0 || (int) a[3] != 0 || a[4] == 0) {
            return Codes.WBEM_E_INVALID_PARAMETER;
        }
        server().memory().putLong(a[4], 0);
        if (code >>> 12 != WBEM) {
            return Codes.WBEM_E_NOT_FOUND;
        }
        String text = String.format(Locale.ROOT, "Windows' own text of %08X\r\n", code);
        server().memory().putLong(a[4], server().automation().newString(text));
        return Codes.S_OK;
    }
}
