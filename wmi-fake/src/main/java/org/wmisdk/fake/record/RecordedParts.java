package org.wmisdk.fake.record;

import java.util.List;
import java.util.Set;
import org.wmisdk.WmiObject;
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
     * @param inMof whether the MOF has them; otherwise they are the rows of the call that asked for all of them, because MOF cannot
     *     say some value
     */
    public record WholeClass(Target target, String name, boolean inMof) {}

    /** All instances of a whole class that the MOF does not have; empty for others. */
    public List<WmiObject> rowsOf(WholeClass whole) {
        List<WmiObject> rows = List.of();
        for (RecordedCall call : whole.inMof() ? List.<RecordedCall>of() : calls) {
            if (call instanceof RecordedCall.Query query
                    && query.outcome().isWhole()
                    && sameTarget(query.target(), whole.target())
                    && whole.name().equalsIgnoreCase(WholeClasses.asked(query.text(), query.flags()))) {
                rows = query.rows();
            }
        }
        return rows;
    }

    /** Hosts and namespaces are compared without case. */
    static boolean sameTarget(Target one, Target other) {
        return key(one).equals(key(other));
    }

    static String key(Target target) {
        return Names.fold(target.toString());
    }
}
