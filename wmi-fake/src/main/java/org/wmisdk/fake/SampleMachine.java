package org.wmisdk.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wmisdk.fake.mof.MofLoader;
import org.wmisdk.fake.mof.MofText;

/** Loads the sample data, MOF resources beside this class. */
final class SampleMachine {
    private static final String NAMESPACE = "root\\cimv2";
    /** Namespaces that every Windows has beside it; some stay empty. */
    private static final List<String> OTHERS = List.of(
            "root\\default",
            "root\\wmi",
            "root\\subscription",
            "root\\security",
            "root\\StandardCimv2",
            "root\\Microsoft\\Windows\\Storage");

    /** A class stands before its subclasses: the first holds the ancestors of the others. */
    private static final List<String> RESOURCES = Stream.of(
                    "core",
                    "system",
                    "hardware",
                    "devices",
                    "devices-data",
                    "storage",
                    "files",
                    "processes",
                    "processes-data",
                    "services",
                    "drivers",
                    "network",
                    "accounts",
                    "software",
                    "eventlog",
                    "performance",
                    "performance-data",
                    "standardcimv2",
                    "windowsstorage",
                    "other")
            .map(topic -> "sample-" + topic + ".mof")
            .toList();

    /** The flavors that these qualifiers have on Windows; on one line, so that the lines of a resource keep their numbers. */
    private static final String FLAVORS = Stream.of(
                    "key : DisableOverride ToInstance ToSubClass",
                    "Association : DisableOverride ToInstance ToSubClass",
                    "Aggregation : DisableOverride ToInstance ToSubClass",
                    "Dynamic : ToInstance",
                    "Provider : ToInstance",
                    "CIM_Key : ToInstance ToSubClass",
                    "read : ToSubClass",
                    "write : ToSubClass",
                    "Override : ToSubClass",
                    "Propagated : ToSubClass",
                    "MaxLen : ToSubClass",
                    "Min : ToSubClass",
                    "Max : ToSubClass",
                    "Units : ToSubClass",
                    "ValueMap : ToSubClass",
                    "Values : ToSubClass Amended",
                    "BitMap : ToSubClass",
                    "BitValues : ToSubClass Amended",
                    "Static : DisableOverride ToSubClass",
                    "Privileges : ToSubClass")
            .map(flavors -> "qualifier " + flavors + "; ")
            .collect(Collectors.joining());

    /** Stands for the name of the machine in the resources: a property such as CSName repeats it in every instance. */
    private static final String HOST = "@HOST@";

    private SampleMachine() {}

    static void load(Machine machine) {
        machine.repository().create(NAMESPACE);
        OTHERS.forEach(machine.repository()::create);
        for (String resource : RESOURCES) {
            String text = FLAVORS + read(resource).replace(HOST, machine.name());
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
