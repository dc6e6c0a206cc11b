package org.wmisdk.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wmisdk.fake.mof.MofLoader;
import org.wmisdk.fake.mof.MofText;
import org.wmisdk.fake.repository.Repository;

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

    /** Reading the resources takes the better part of a second, and tests mostly have few machines. */
    private static final int MOST_PREPARED = 8;

    /** The sample data by the name of the machine, the last used at the end. Never changed, only copied. */
    private static final Map<String, Repository> PREPARED = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Repository> eldest) {
            return size() > MOST_PREPARED;
        }
    };

    private SampleMachine() {}

    static void load(Machine machine) {
        Repository repository = machine.repository();
        Repository prepared = prepared(machine.name());
        if (repository.hasNothingOf(prepared)) {
            repository.addAll(prepared);
        } else {
            load(repository, machine.name()); // what is there already is part of the result, or refuses it
        }
    }

    private static Repository prepared(String name) {
        synchronized (PREPARED) {
            Repository known = PREPARED.get(name);
            if (known == null) {
                known = new Repository();
                load(known, name);
                PREPARED.put(name, known);
            }
            return known;
        }
    }

    private static void load(Repository repository, String name) {
        repository.create(NAMESPACE);
        OTHERS.forEach(repository::create);
        for (String resource : RESOURCES) {
            String text = FLAVORS + read(resource).replace(HOST, name);
            MofLoader.load(resource, text, repository, NAMESPACE, host -> host.equals("."));
        }
        SampleMethods.addTo(repository);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(SampleMachine.class.getResourceAsStream(resource), resource)) {
            return MofText.decode(resource, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }
}
