package org.wmisdk;

import java.io.Serial;

/**
 * Access was denied: by WMI (a namespace right, the security of an object, a missing privilege), by DCOM, or because the logon
 * failed. {@link #hresult()} tells which: {@code WBEM_E_ACCESS_DENIED} is WMI, {@code E_ACCESSDENIED} is DCOM or Windows.
 */
public final class WmiAccessDeniedException extends WmiException {
    @Serial
    private static final long serialVersionUID = 1L;

    WmiAccessDeniedException(Builder builder) {
        super(builder);
    }
}
