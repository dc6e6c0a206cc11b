package org.wmisdk.fake.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.query.ObjectByPath;
import org.wmisdk.fake.record.RecordedCall.End;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.spi.ClassesCall;
import org.wmisdk.spi.MethodCall;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.spi.SessionException;
import org.wmisdk.wql.WqlSelect;
import org.wmisdk.wql.WqlStatement;

/**
 * Answers calls as they were recorded. The first call gets the first recorded answer to it, the second the second; the last one stays.
 * What was not recorded is a failure that says so, never an empty result. Thread-safe.
 */
public final class Replay {
    private static final String EXEC_QUERY = "IWbemServices::ExecQuery";
    private static final String CREATE_CLASS_ENUM = "IWbemServices::CreateClassEnum";
    private static final String GET_OBJECT = "IWbemServices::GetObject";

    /** The calls that begin a result; a failure of any other came after it had begun. */
    private static final Set<String> STARTS = Set.of(EXEC_QUERY, "IWbemServices::CreateInstanceEnum");

    /** The flags with which the same text is another query. */
    private static final int TELLING = QueryCall.PROTOTYPE | QueryCall.DIRECT_READ | QueryCall.ENSURE_LOCATABLE;

    private final RecordedParts parts;
    private final Map<String, Deque<RecordedCall.Query>> queries = new HashMap<>();
    private final Map<String, Deque<RecordedCall.Get>> objects = new HashMap<>();
    private final Map<String, List<PassedValues<RecordedCall.Method>>> methods = new HashMap<>();
    private final Map<String, Deque<RecordedCall.Classes>> classes = new HashMap<>();
    private final Map<String, List<PassedValues<RecordedCall.Change>>> changes = new HashMap<>();
    private final Map<String, Deque<RecordedCall.Connect>> connections = new HashMap<>();
    private final Map<String, RecordedCall> failures = new HashMap<>();

    public Replay(RecordedParts parts) {
        this.parts = parts;
        for (RecordedCall call : parts.calls()) {
            if (call instanceof RecordedCall.Query query) {
                queries.computeIfAbsent(key(query), key -> new ArrayDeque<>()).add(query);
            } else if (call instanceof RecordedCall.Get get) {
                objects.computeIfAbsent(key(get), key -> new ArrayDeque<>()).add(get);
            } else if (call instanceof RecordedCall.Method method) {
                PassedValues.add(methods.computeIfAbsent(key(method), key -> new ArrayList<>()), method);
            } else if (call instanceof RecordedCall.Classes list) {
                classes.computeIfAbsent(key(list), key -> new ArrayDeque<>()).add(list);
            } else if (call instanceof RecordedCall.Change change) {
                PassedValues.add(changes.computeIfAbsent(key(change), key -> new ArrayList<>()), change);
            } else if (call instanceof RecordedCall.Connect connect) {
                connections
                        .computeIfAbsent(key(connect), key -> new ArrayDeque<>())
                        .add(connect);
            } else if (call.outcome().end() == End.FAILED) {
                failures.putIfAbsent(key(call), call);
            }
        }
    }

    /**
     * Looks whether connecting was recorded.
     *
     * @param host {@code .} for the machine that the program runs on
     * @return the answers of that namespace
     * @throws SessionException what was answered, if that was a failure; or that it was not recorded
     */
    public ReplayedNamespace connect(String host, String namespace) {
        Target target = new Target(host, namespace);
        Deque<RecordedCall.Connect> recorded = connections.get(RecordedParts.key(target));
        RecordedCall.Outcome outcome = recorded == null ? null : next(recorded).outcome();
        if (outcome != null && outcome.end() == End.FAILED) {
            throw outcome.failure();
        }
        boolean known = parts.machines().stream()
                .anyMatch(machine -> machine.host().equalsIgnoreCase(host)
                        && machine.namespaces().stream().anyMatch(namespace::equalsIgnoreCase));
        if (!known) {
            throw notRecorded("IWbemLocator::ConnectServer", "connecting to " + target);
        }
        return new ReplayedNamespace(this, target);
    }

    @Nullable
    RecordedRows query(Target target, QueryCall call, BiPredicate<String, String> derives) {
        Deque<RecordedCall.Query> recorded = queries.get(key(target, call.language(), call.text(), call.flags()));
        if (recorded != null) {
            RecordedCall.Query answer = next(recorded);
            String failed = answer.outcome().call();
            if (failed != null && STARTS.contains(failed)) {
                throw answer.outcome().failure();
            }
            return new RecordedRows(answer, call.systemProperties());
        }
        WqlStatement statement = WholeClasses.statement(call.text());
        boolean evaluable = statement instanceof WqlSelect select
                && call.language().equalsIgnoreCase("WQL")
                && isWhole(target, select.className(), derives);
        if (!evaluable) {
            throw notRecorded(EXEC_QUERY, call.text());
        }
        return null;
    }

    private boolean isWhole(Target target, String className, BiPredicate<String, String> derives) {
        return parts.whole().stream()
                .anyMatch(each ->
                        RecordedParts.sameTarget(each.target(), target) && derives.test(className, each.name()));
    }

    @Nullable
    WmiObject object(Target target, String path, BiPredicate<String, String> derives) {
        Deque<RecordedCall.Get> recorded = objects.get(pathKey(target, path));
        if (recorded != null) {
            RecordedCall.Get answer = next(recorded);
            if (answer.object() == null) {
                throw answer.outcome().failure();
            }
            return answer.object();
        }
        String className = ObjectByPath.className(path);
        if (className == null || !isWhole(target, className, derives)) {
            throw notRecorded(GET_OBJECT, "the object " + path);
        }
        return null;
    }

    WmiObject method(Target target, MethodCall call) {
        RecordedCall.Method asked = RecordedCall.Method.of(target, call, null, RecordedCall.Outcome.COMPLETE);
        RecordedCall.Method answer = find(methods, asked)
                .orElseThrow(() -> notRecorded(
                        "IWbemServices::ExecMethod",
                        "method " + call.method() + " of " + call.path() + " with those arguments"));
        if (answer.out() == null) {
            throw answer.outcome().failure();
        }
        return answer.out();
    }

    List<String> classes(Target target, ClassesCall call) {
        Deque<RecordedCall.Classes> recorded =
                classes.get(key(RecordedCall.Classes.of(target, call, List.of(), RecordedCall.Outcome.COMPLETE)));
        if (recorded == null) {
            String superclass = call.superclass();
            throw notRecorded(
                    CREATE_CLASS_ENUM,
                    superclass == null ? "the classes of " + target : "the classes below " + superclass);
        }
        RecordedCall.Classes answer = next(recorded);
        if (answer.outcome().end() == End.FAILED) {
            throw answer.outcome().failure();
        }
        return answer.names();
    }

    /** The path that was answered; empty where there is none. */
    Optional<String> change(RecordedCall.Change asked) {
        RecordedCall.Change answer = find(changes, asked)
                .orElseThrow(() -> notRecorded(
                        asked.verb().call(), asked.verb().word() + " " + asked.subject() + " with those values"));
        if (answer.outcome().end() == End.FAILED) {
            throw answer.outcome().failure();
        }
        return Optional.ofNullable(answer.written());
    }

    private static <T extends RecordedCall.Passing> Optional<T> find(
            Map<String, List<PassedValues<T>>> recorded, T asked) {
        return recorded.getOrDefault(key(asked), List.of()).stream()
                .filter(each -> each.answers(asked))
                .findFirst()
                .map(each -> next(each.calls()));
    }

    private static <T> T next(Deque<T> recorded) {
        synchronized (recorded) {
            return recorded.size() > 1 ? recorded.removeFirst() : recorded.getFirst();
        }
    }

    void definition(Target target, String className, boolean there) {
        RecordedCall failure =
                failures.get(key(new RecordedCall.Definition(target, className, null, RecordedCall.Outcome.COMPLETE)));
        if (failure != null && !there) {
            throw failure.outcome().failure();
        }
        if (!there) {
            throw notRecorded(GET_OBJECT, "class " + className);
        }
    }

    /** What a program meets that reads on where the recorded one stopped. */
    static SessionException leftHere(RecordedCall.Query query) {
        return notRecorded(
                "IEnumWbemClassObject::Next",
                "rows after the first " + query.rows().size() + ", where the recorded program stopped reading, of "
                        + query.text());
    }

    private static SessionException notRecorded(String call, String what) {
        return new SessionException(call, HResult.WBEM_E_NOT_AVAILABLE.value(), "not recorded: " + what);
    }

    static String key(RecordedCall call) {
        if (call instanceof RecordedCall.Query query) {
            return key(query.target(), query.language(), query.text(), query.flags());
        }
        if (call instanceof RecordedCall.Get get) {
            return pathKey(get.target(), get.path());
        }
        if (call instanceof RecordedCall.Method method) {
            return pathKey(method.target(), method.path()) + " " + Names.fold(method.method());
        }
        if (call instanceof RecordedCall.Classes list) {
            String superclass = list.superclass();
            return RecordedParts.key(call.target()) + (list.direct() ? " directly" : "") + " below "
                    + (superclass == null ? "" : Names.fold(superclass));
        }
        if (call instanceof RecordedCall.Change change) {
            return pathKey(change.target(), change.subject()) + " "
                    + change.verb().word();
        }
        return call instanceof RecordedCall.Definition definition
                ? RecordedParts.key(call.target()) + " class " + Names.fold(definition.className())
                : RecordedParts.key(call.target());
    }

    /** The spelling of a path makes no other object. */
    private static String pathKey(Target target, String path) {
        return RecordedParts.key(target) + " get " + Names.fold(ObjectByPath.spelled(path));
    }

    /** Blanks, the case of keywords and needless brackets make no other query. */
    private static String key(Target target, String language, String text, int flags) {
        WqlStatement statement = WholeClasses.statement(text);
        return RecordedParts.key(target) + " " + (flags & TELLING) + " " + language.toUpperCase(Locale.ROOT) + " "
                + (statement == null ? text : statement.text());
    }
}
