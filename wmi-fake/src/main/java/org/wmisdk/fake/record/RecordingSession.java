package org.wmisdk.fake.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wmisdk.CimType;
import org.wmisdk.HResult;
import org.wmisdk.WmiClass;
import org.wmisdk.WmiContext;
import org.wmisdk.WmiMethod;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.record.RecordedCall.Outcome;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.spi.ClassCall;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.InstancesCall;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.NamespaceCall;
import org.wmisdk.spi.ObjectCall;
import org.wmisdk.spi.PutCall;
import org.wmisdk.spi.PutClassCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.spi.WmiAsyncCall;
import org.wmisdk.spi.WmiCursor;
import org.wmisdk.spi.WmiSession;
import org.wmisdk.spi.WmiSink;

/**
 * A session that writes down what it answers. Beside what the program asks it reads the definitions of the classes that it meets
 * in results which are all instances of a class: a class is of use elsewhere only with its schema.
 */
final class RecordingSession implements WmiSession {
    private final WmiSession recorded;
    private final Target target;
    private final CallLog log;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    RecordingSession(WmiSession recorded, Target target, CallLog log) {
        this.recorded = recorded;
        this.target = target;
        this.log = log;
    }

    @Override
    public WmiCursor execQuery(QueryCall call) {
        // Rows without their class and path could be neither stored as instances nor told apart.
        QueryCall asked = new QueryCall(call.language(), call.text(), call.flags(), true, call.context());
        try {
            return new RecordingCursor(recorded.execQuery(asked), call);
        } catch (SessionException e) {
            add(call, List.of(), Outcome.failed(e));
            throw e;
        }
    }

    @Override
    public WmiClass classDefinition(ClassCall call) {
        try {
            WmiClass definition = recorded.classDefinition(call);
            add(definition, call.flags(), call.context());
            return definition;
        } catch (SessionException e) {
            log.add(new RecordedCall.Definition(target, call.className(), null, Outcome.failed(e)));
            throw e;
        }
    }

    /** Events are not written down: they answer nothing that could be asked again. */
    @Override
    public WmiCursor execNotificationQuery(QueryCall call) {
        return recorded.execNotificationQuery(call);
    }

    @Override
    public WmiAsyncCall execNotificationQueryAsync(QueryCall call, WmiSink sink) {
        return recorded.execNotificationQueryAsync(call, sink);
    }

    @Override
    public WmiObject getObject(ObjectCall call) {
        try {
            WmiObject object = recorded.getObject(call);
            learnClasses(object, call.context());
            log.add(new RecordedCall.Get(target, call.path(), call.flags(), object, Outcome.COMPLETE));
            return object;
        } catch (SessionException e) {
            log.add(new RecordedCall.Get(target, call.path(), call.flags(), null, Outcome.failed(e)));
            throw e;
        }
    }

    @Override
    public WmiObject execMethod(MethodCall call) {
        try {
            WmiObject out = recorded.execMethod(call);
            log.add(RecordedCall.Method.of(target, call, out, Outcome.COMPLETE));
            return out;
        } catch (SessionException e) {
            log.add(RecordedCall.Method.of(target, call, null, Outcome.failed(e)));
            throw e;
        }
    }

    /** Written down as the query that delivers the same. */
    @Override
    public WmiCursor createInstanceEnum(InstancesCall call) {
        QueryCall query = WholeClasses.query(call);
        try {
            InstancesCall asked = new InstancesCall(call.className(), call.flags(), true, call.context());
            return new RecordingCursor(recorded.createInstanceEnum(asked), query);
        } catch (SessionException e) {
            add(query, List.of(), Outcome.failed(e));
            throw e;
        }
    }

    @Override
    public List<String> classNames(ClassesCall call) {
        return classes(call, recorded::classNames, names -> names);
    }

    @Override
    public List<WmiClass> classDefinitions(ClassesCall call) {
        List<WmiClass> definitions = classes(
                call,
                recorded::classDefinitions,
                classes -> classes.stream().map(WmiClass::name).toList());
        definitions.forEach(definition -> add(definition, call.flags(), call.context()));
        return definitions;
    }

    private <T> List<T> classes(
            ClassesCall call, Function<ClassesCall, List<T>> ask, Function<List<T>, List<String>> names) {
        try {
            List<T> classes = ask.apply(call);
            log.add(RecordedCall.Classes.of(target, call, names.apply(classes), Outcome.COMPLETE));
            return classes;
        } catch (SessionException e) {
            log.add(RecordedCall.Classes.of(target, call, List.of(), Outcome.failed(e)));
            throw e;
        }
    }

    @Override
    public WmiSession openNamespace(NamespaceCall call) {
        Target below = target.below(call.name());
        try {
            WmiSession session = recorded.openNamespace(call);
            log.add(new RecordedCall.Connect(below, Outcome.COMPLETE));
            return new RecordingSession(session, below, log);
        } catch (SessionException e) {
            log.add(new RecordedCall.Connect(below, Outcome.failed(e)));
            throw e;
        }
    }

    @Override
    public Optional<String> putInstance(PutCall call) {
        return change(RecordedCall.Change.of(target, call), () -> recorded.putInstance(call));
    }

    @Override
    public void putClass(PutClassCall call) {
        change(RecordedCall.Change.of(target, call), () -> {
            recorded.putClass(call);
            return Optional.empty();
        });
        known.remove(Names.fold(call.className()));
    }

    @Override
    public void deleteInstance(ObjectCall call) {
        change(RecordedCall.Change.of(target, call), () -> {
            recorded.deleteInstance(call);
            return Optional.empty();
        });
    }

    @Override
    public void deleteClass(ClassCall call) {
        change(RecordedCall.Change.of(target, call), () -> {
            recorded.deleteClass(call);
            return Optional.empty();
        });
        known.remove(Names.fold(call.className()));
    }

    private Optional<String> change(RecordedCall.Change asked, Supplier<Optional<String>> call) {
        try {
            Optional<String> written = call.get();
            log.add(asked.ended(written.orElse(null), Outcome.COMPLETE));
            return written;
        } catch (SessionException e) {
            log.add(asked.ended(null, Outcome.failed(e)));
            throw e;
        }
    }

    @Override
    public void close() {
        recorded.close();
    }

    private void add(QueryCall call, List<WmiObject> rows, Outcome outcome) {
        log.add(new RecordedCall.Query(
                target, call.language(), call.text(), call.flags(), call.systemProperties(), rows, outcome));
    }

    /** A definition that the program asked for, with those flags. */
    private void add(WmiClass definition, int flags, WmiContext context) {
        if ((flags & ClassCall.USE_AMENDED_QUALIFIERS) != 0) {
            known.remove(Names.fold(definition.name())); // it says more than the one that may be known already
        }
        add(definition, context);
    }

    private void add(WmiClass definition, WmiContext context) {
        if (known.add(Names.fold(definition.name()))) {
            log.add(new RecordedCall.Definition(target, definition.name(), definition, Outcome.COMPLETE));
            definition.derivation().forEach(ancestor -> learn(ancestor, context));
            definition.properties().forEach(each -> learnEmbedded(each.type(), each.className(), context));
            for (WmiMethod method : definition.methods()) {
                method.parameters().forEach(each -> learnEmbedded(each.type(), each.className(), context));
            }
        }
    }

    /** MOF knows a type by its class. */
    private void learnEmbedded(CimType type, @Nullable String className, WmiContext context) {
        if (type == CimType.OBJECT) {
            learn(className, context);
        }
    }

    /** Reads a definition that the program did not ask for; that it cannot be had is no failure of the program's call. */
    private void learn(@Nullable String className, WmiContext context) {
        if (className == null || known.contains(Names.fold(className))) {
            return;
        }
        try {
            add(recorded.classDefinition(new ClassCall(className, ClassCall.USE_AMENDED_QUALIFIERS, context)), context);
        } catch (SessionException e) {
            known.add(Names.fold(className));
            log.add(new RecordedCall.Definition(target, className, null, Outcome.failed(e)));
        }
    }

    private void learnClasses(WmiObject object, WmiContext context) {
        object.findSystem().ifPresent(system -> learn(system.className(), context));
        for (int i = 0; i < object.shape().size(); i++) {
            Object raw =
                    object.shape().type(i) == CimType.OBJECT ? object.get(i).raw() : null;
            if (raw instanceof WmiObject embedded) {
                learnClasses(embedded, context);
            } else if (raw instanceof List<?> elements) {
                elements.forEach(element -> learnClasses((WmiObject) element, context));
            }
        }
    }

    /** A result that is written down when it ends, fails or is closed. */
    private final class RecordingCursor implements WmiCursor {
        private final WmiCursor cursor;
        private final QueryCall call;
        private final List<WmiObject> rows = new ArrayList<>();
        private int next;
        private boolean written;

        RecordingCursor(WmiCursor cursor, QueryCall call) {
            this.cursor = cursor;
            this.call = call;
        }

        @Override
        public Progress next(int timeoutMillis, int count, List<WmiObject> into) {
            List<WmiObject> fetched = new ArrayList<>();
            try {
                Progress progress = cursor.next(timeoutMillis, count, fetched);
                hand(fetched, into);
                if (progress == Progress.END) {
                    write(Outcome.complete(HResult.of(cursor.warning())));
                }
                return progress;
            } catch (SessionException e) {
                hand(fetched, into);
                write(Outcome.failed(e));
                throw e;
            }
        }

        /** Rows that come again are known already. */
        private void hand(List<WmiObject> fetched, List<WmiObject> into) {
            for (WmiObject row : fetched) {
                if (next++ == rows.size()) {
                    rows.add(row);
                }
                into.add(call.systemProperties() ? row : Rows.withoutSystem(row));
            }
        }

        private synchronized void write(Outcome outcome) {
            if (!written) {
                written = true;
                String asked = WholeClasses.asked(call.text(), call.flags());
                if (outcome.isWhole() && asked != null) {
                    learn(asked, call.context());
                    rows.forEach(row -> learnClasses(row, call.context()));
                }
                add(call, rows, outcome);
            }
        }

        @Override
        public int warning() {
            return cursor.warning();
        }

        @Override
        public void rewind() {
            cursor.rewind();
            next = 0;
        }

        @Override
        public void close() {
            write(Outcome.LEFT);
            cursor.close();
        }
    }
}
