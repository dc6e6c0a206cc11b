package org.wmisdk.fake.record;

import java.util.List;
import java.util.Set;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.fake.repository.Names;

/**
 * What a recording is made of.
 *
 * @param machines the machines that were connected to
 * @param whole the classes that were read whole
 * @param calls what MOF cannot say
 */
public record RecordedParts(List<RecordedMachine> machines, Set<WholeClass> whole, List<RecordedCall> calls) {
    public RecordedParts {
        machines = List.copyOf(machines);
        whole = Set.copyOf(whole);
        calls = List.copyOf(calls);
    }

    /**
     * A machine.
     *
     * @param host as the recorded program wrote it; {@code .} for the one that it ran on
     * @param server what the machine calls itself in {@code __SERVER}
     * @param namespaces the namespaces that could be connected to
     * @param mof its classes, and the instances of those that were read whole
     */
    public record RecordedMachine(String host, String server, List<String> namespaces, String mof) {
        public RecordedMachine {
            namespaces = List.copyOf(namespaces);
        }
    }

    /**
     * A class all of whose instances are in the recording.
     *
     * @param name the name, in the spelling of the server
     */
    public record WholeClass(Target target, String name) {
        boolean is(Target other, String className) {
            return sameTarget(target, other) && name.equalsIgnoreCase(className);
        }
    }

    /** Hosts and namespaces are compared without case. */
    static boolean sameTarget(Target one, Target other) {
        return key(one).equals(key(other));
    }

    static String key(Target target) {
        return Names.fold(target.toString());
    }
}
