package org.wmisdk.fake.record;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.WmiObject;
import org.wmisdk.fake.record.RecordedCall.End;
import org.wmisdk.fake.record.RecordedCall.Target;
import org.wmisdk.fake.repository.Names;
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

    private final RecordedParts parts;
    private final Map<String, Deque<RecordedCall.Query>> queries = new HashMap<>();
    private final Map<String, RecordedCall> failures = new HashMap<>();

    public Replay(RecordedParts parts) {
        this.parts = parts;
        for (RecordedCall call : parts.calls()) {
            if (call instanceof RecordedCall.Query query) {
                queries.computeIfAbsent(key(query), key -> new ArrayDeque<>()).add(query);
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
        RecordedCall failure = failures.get(key(new RecordedCall.Connect(target, RecordedCall.Outcome.COMPLETE)));
        if (failure != null) {
            throw failure.outcome().failure();
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
    Iterator<WmiObject> query(Target target, QueryCall call, BiPredicate<String, String> derives) {
        Deque<RecordedCall.Query> recorded = queries.get(key(target, call.language(), call.text()));
        if (recorded != null) {
            RecordedCall.Query answer;
            synchronized (recorded) {
                answer = recorded.size() > 1 ? recorded.removeFirst() : recorded.getFirst();
            }
            if (EXEC_QUERY.equals(answer.outcome().call())) {
                throw answer.outcome().failure();
            }
            return new RecordedRows(answer, call.systemProperties());
        }
        WqlStatement statement = WholeClasses.statement(call.text());
        boolean evaluable = statement instanceof WqlSelect select
                && call.language().equalsIgnoreCase("WQL")
                && parts.whole().stream()
                        .anyMatch(each -> RecordedParts.sameTarget(each.target(), target)
                                && derives.test(select.className(), each.name()));
        if (!evaluable) {
            throw notRecorded(EXEC_QUERY, call.text());
        }
        return null;
    }

    void definition(Target target, String className, boolean there) {
        RecordedCall failure =
                failures.get(key(new RecordedCall.Definition(target, className, null, RecordedCall.Outcome.COMPLETE)));
        if (failure != null && !there) {
            throw failure.outcome().failure();
        }
        if (!there) {
            throw notRecorded("IWbemServices::GetObject", "class " + className);
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
            return key(query.target(), query.language(), query.text());
        }
        return call instanceof RecordedCall.Definition definition
                ? RecordedParts.key(call.target()) + " class " + Names.fold(definition.className())
                : RecordedParts.key(call.target());
    }

    /** Blanks, the case of keywords and needless brackets make no other query. */
    private static String key(Target target, String language, String text) {
        WqlStatement statement = WholeClasses.statement(text);
        return RecordedParts.key(target) + " " + language.toUpperCase(Locale.ROOT) + " "
                + (statement == null ? text : statement.text());
    }
}
