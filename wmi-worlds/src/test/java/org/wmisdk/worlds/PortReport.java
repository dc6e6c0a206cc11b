package org.wmisdk.worlds;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.wmisdk.Availability;
import org.wmisdk.com.abi.PortProvider;
import org.wmisdk.com.abi.PortUnavailableException;

/** A program for {@link PortAvailabilityTest}: asks for the port that its argument names, twice, and prints what came of it. */
final class PortReport {
    private PortReport() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) {
            for (PortProvider provider : ServiceLoader.load(PortProvider.class)) {
                if (provider.name().equals(args[0])) {
                    try {
                        out.println("AVAILABLE " + provider.port().way());
                    } catch (PortUnavailableException e) {
                        out.println(((Availability.Unavailable) e.availability()).cause() + " " + e.getMessage());
                    }
                }
            }
        }
    }
}
