package org.wmisdk.ffm;

import org.wmisdk.com.NativeConnectServerWmi;

/**
 * The backend {@code ffm}. Compiled for Java 17, so that the service can be looked up there; what needs a newer Java is behind {@link
 * FfmPortProvider}.
 */
public final class FfmConnectServerWmi extends NativeConnectServerWmi {
    private static final int PRIORITY = 20;

    /** Does nothing native: called by {@link java.util.ServiceLoader}. */
    public FfmConnectServerWmi() {
        super(new FfmPortProvider(), PRIORITY);
    }
}
