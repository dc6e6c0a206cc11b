package org.wmisdk.jna;

import org.wmisdk.com.NativeConnectServerWmi;

/** The backend {@code jna}. Loads and answers without JNA too. */
public final class JnaConnectServerWmi extends NativeConnectServerWmi {
    private static final int PRIORITY = 10;

    /** Does nothing native: called by {@link java.util.ServiceLoader}. */
    public JnaConnectServerWmi() {
        super(new JnaPortProvider(), PRIORITY);
    }
}
