package org.wmisdk.fake.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimValue;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiObject;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.SessionException;

/** One call of a program and what was answered to it. */
public sealed interface RecordedCall {
    /** Where the call went. */
    Target target();

    /** How it ended. */
    Outcome outcome();

    /** Connecting. */
    record Connect(Target target, Outcome outcome) implements RecordedCall {}

    /**
     * A query, from its start to its end.
     *
     * @param systemProperties whether the program asked for them; they are recorded in any case
     * @param rows every row with its system properties, before whatever the outcome is
     */
    record Query(
            Target target,
            String language,
            String text,
            int flags,
            boolean systemProperties,
            List<WmiObject> rows,
            Outcome outcome)
            implements RecordedCall {
        public Query {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Reading an instance.
     *
     * @param path as the program gave it, without the namespace of the target
     * @param object with its system properties; null where the outcome is a failure
     */
    record Get(
            Target target, String path, int flags, @Nullable WmiObject object, Outcome outcome)
            implements RecordedCall {}

    /**
     * Calling a method.
     *
     * @param path the class or instance, as the program gave it
     * @param arguments what was passed, by name
     * @param withheld the names of arguments that were passed too and are not written: they tell no two calls apart
     * @param out what came out; null where the outcome is a failure
     */
    record Method(
            Target target,
            String path,
            String method,
            WmiObject arguments,
            List<String> withheld,
            @Nullable WmiObject out,
            Outcome outcome)
            implements Passing {
        public Method {
            withheld = List.copyOf(withheld);
        }

        @Override
        public WmiObject passed() {
            return arguments;
        }

        static Method of(Target target, MethodCall call, @Nullable WmiObject out, Outcome outcome) {
            KeptValues kept = new KeptValues(WmiObject.builder());
            call.arguments().forEach(each -> kept.add(each.name(), each.value()));
            return new Method(target, call.path(), call.method(), kept.known(), kept.withheld(), out, outcome);
        }
    }

    /** A call that passes values, of which some may not be known. */
    sealed interface Passing extends RecordedCall {
        /** The known ones, by name. */
        WmiObject passed();

        /** The names of those that were passed and are not kept. */
        List<String> withheld();
    }

    /** Values as they may be kept: without those that are secret by their names. */
    final class KeptValues {
        private final WmiObject.Builder known;
        private final List<String> withheld = new ArrayList<>();

        KeptValues(WmiObject.Builder known) {
            this.known = known;
        }

        void add(String name, CimValue value) {
            if (!value.isNull() && SecretNames.isSecret(name, value)) {
                withheld.add(name);
            } else {
                known.set(name, value);
            }
        }

        WmiObject known() {
            return known.build();
        }

        List<String> withheld() {
            return withheld;
        }
    }

    /**
     * A change.
     *
     * @param subject the path of the instance, or the name of the class
     * @param values what was to be written, by name; of a class the defaults of the properties; empty for a deletion
     * @param withheld the names of what was to be written and is not kept
     * @param written the path that was answered; null where there is none
     */
    record Change(
            Target target,
            Verb verb,
            String subject,
            WmiObject values,
            List<String> withheld,
            @Nullable String written,
            Outcome outcome)
            implements Passing {
        private static final WmiObject NOTHING = WmiObject.builder().build();

        public Change {
            withheld = List.copyOf(withheld);
        }

        @Override
        public WmiObject passed() {
            return values;
        }

        static Change of(Target target, PutCall call) {
            KeptValues kept = new KeptValues(WmiObject.builder().className(call.className()));
            call.properties().forEach(each -> kept.add(each.name(), each.value()));
            String path = call.path();
            return begun(target, Verb.PUT, path == null ? call.className() : path, kept);
        }

        static Change of(Target target, PutClassCall call) {
            KeptValues kept = new KeptValues(WmiObject.builder().className(call.className()));
            call.properties().forEach(each -> kept.add(each.name(), each.defaultValue()));
            return begun(target, Verb.PUT_CLASS, call.className(), kept);
        }

        private static Change begun(Target target, Verb verb, String subject, KeptValues kept) {
            return new Change(target, verb, subject, kept.known(), kept.withheld(), null, Outcome.COMPLETE);
        }

        static Change of(Target target, ObjectCall call) {
            return new Change(target, Verb.DELETE, call.path(), NOTHING, List.of(), null, Outcome.COMPLETE);
        }

        static Change of(Target target, ClassCall call) {
            return new Change(target, Verb.DELETE_CLASS, call.className(), NOTHING, List.of(), null, Outcome.COMPLETE);
        }

        Change ended(@Nullable String answer, Outcome end) {
            return new Change(target, verb, subject, values, withheld, answer, end);
        }
    }

    /** What a change does. */
    enum Verb {
        /** Writes an instance. */
        PUT("put", "IWbemServices::PutInstance"),
        /** Writes a class. */
        PUT_CLASS("putClass", "IWbemServices::PutClass"),
        /** Deletes an instance. */
        DELETE("delete", "IWbemServices::DeleteInstance"),
        /** Deletes a class. */
        DELETE_CLASS("deleteClass", "IWbemServices::DeleteClass");

        private final String word;
        private final String call;

        Verb(String word, String call) {
            this.word = word;
            this.call = call;
        }

        /** What it is called in files. */
        String word() {
            return word;
        }

        /** The call of WMI's interface. */
        String call() {
            return call;
        }
    }

    /**
     * Reading the schema of a class.
     *
     * @param definition null where the outcome is a failure
     */
    record Definition(
            Target target, String className, @Nullable WmiClass definition, Outcome outcome) implements RecordedCall {}

    /**
     * Reading the classes below a class, or their names.
     *
     * @param superclass the class; null for the classes of the namespace
     * @param direct whether only those directly below were asked for
     * @param names what was answered; none where the outcome is a failure
     */
    record Classes(Target target, @Nullable String superclass, boolean direct, List<String> names, Outcome outcome)
            implements RecordedCall {
        public Classes {
            names = List.copyOf(names);
        }

        static Classes of(Target target, ClassesCall call, List<String> names, Outcome outcome) {
            return new Classes(target, call.superclass(), (call.flags() & ClassesCall.SHALLOW) != 0, names, outcome);
        }
    }

    /**
     * A namespace of a machine.
     *
     * @param host as the program wrote it; {@code .} where it wrote none
     * @param namespace with {@code \} between its parts
     */
    record Target(String host, String namespace) {
        public Target {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(namespace, "namespace");
        }

        /** The namespace below, by its relative path. */
        Target below(String name) {
            return new Target(host, namespace + '\\' + name);
        }

        @Override
        public String toString() {
            return "\\\\" + host + "\\" + namespace;
        }
    }

    /** How a call ended. */
    enum End {
        /** Well, and for a query with its last row. */
        COMPLETE,
        /** The program closed the result before its end: there may have been more rows. */
        LEFT,
        /** With a failure. */
        FAILED
    }

    /**
     * How a call ended, and with what.
     *
     * @param call the call of WMI's interface that failed; null where none did
     * @param hresult its result, or the warning with which a query ended
     * @param detail what was said of the failure, or null
     */
    record Outcome(
            End end,
            @Nullable String call,
            HResult hresult,
            @Nullable String detail) {
        public static final Outcome COMPLETE = new Outcome(End.COMPLETE, null, HResult.WBEM_S_NO_ERROR, null);
        public static final Outcome LEFT = new Outcome(End.LEFT, null, HResult.WBEM_S_NO_ERROR, null);

        /** The end of a result, with a warning unless the code is {@code WBEM_S_NO_ERROR}. */
        public static Outcome complete(HResult warning) {
            return warning.equals(HResult.WBEM_S_NO_ERROR) ? COMPLETE : new Outcome(End.COMPLETE, null, warning, null);
        }

        /** Whether there is nothing beyond what was answered. */
        public boolean isWhole() {
            return end == End.COMPLETE && hresult.equals(HResult.WBEM_S_NO_ERROR);
        }

        public static Outcome failed(SessionException e) {
            return new Outcome(End.FAILED, e.call(), HResult.of(e.hresult()), e.detail());
        }

        /** The failure again; only of a call that failed. */
        public SessionException failure() {
            return new SessionException(Objects.requireNonNull(call, "no failure"), hresult.value(), detail);
        }
    }
}
