package org.wmisdk.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.wmisdk.fake.mof.MofLoader;
import org.wmisdk.fake.mof.MofText;

/** Loads the sample data, MOF resources beside this class. */
final class SampleMachine {
    private static final String NAMESPACE = "root\\cimv2";
    /** Namespaces that every Windows has; empty here. */
    private static final List<String> OTHERS = List.of(
            "root\\default",
            "root\\wmi",
            "root\\subscription",
            "root\\security",
            "root\\StandardCimv2",
            "root\\Microsoft\\Windows\\Storage");

    private static final List<String> RESOURCES =
            List.of("sample-system.mof", "sample-storage.mof", "sample-processes.mof", "sample-network.mof");

    /** Stands for the name of the machine in the resources: a property such as CSName repeats it in every instance. */
    private static final String HOST = "@HOST@";

    private SampleMachine() {}

    static void load(Machine machine) {
        machine.repository().create(NAMESPACE);
        OTHERS.forEach(machine.repository()::create);
        for (String resource : RESOURCES) {
            String text = read(resource).replace(HOST, machine.name());
            MofLoader.load(resource, text, machine.repository(), NAMESPACE, host -> host.equals("."));
        }
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(SampleMachine.class.getResourceAsStream(resource), resource)) {
            return MofText.decode(resource, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }
}
