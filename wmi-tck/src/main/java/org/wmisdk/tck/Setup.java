package org.wmisdk.tck;

import org.wmisdk.spi.ConnectServerWmi;

/**
 * How a stage is to be set up.
 *
 * @param source what answers, where the world serves {@link Capability#OWN_DATA}
 * @param withNetUtils whether {@code WMINet_Utils.dll} is there
 */
public record Setup(ConnectServerWmi source, boolean withNetUtils) {
    /** That source, with everything a Windows machine has. */
    public static Setup of(ConnectServerWmi source) {
        return new Setup(source, true);
    }

    /** The same without .NET Framework. */
    public Setup withoutNetUtils() {
        return new Setup(source, false);
    }
}
