package org.wmisdk.fake;

import java.util.List;
import org.wmisdk.HResult;
import org.wmisdk.fake.event.EventSubscription;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.query.QueryScope;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.fake.rules.Rules;
import org.wmisdk.spi.QueryCall;
import org.wmisdk.wql.WqlStatement;

/** Subscribes to the events of a machine. */
final class EventCursors {
    private EventCursors() {}

    /**
     * The result of a call that subscribes: events as they come.
     *
     * @param replay whether the namespace answers from a recording, which has no events
     * @throws org.wmisdk.spi.SessionException if WMI does not take the query
     */
    static FakeCursor open(
            FakeCalls calls,
            FakeCall call,
            List<FakeFault> faults,
            ParsedQuery parsed,
            int flags,
            Machine machine,
            Namespace namespace,
            Rules rules,
            boolean replay) {
        if (call.operation() == FakeOperation.EXEC_NOTIFICATION_QUERY && (flags & QueryCall.RETURN_IMMEDIATELY) == 0) {
            rules.rely(FakeRule.EVENT_FLAGS, "flags without 0x10");
            throw calls.failed(
                    call, 0, HResult.WBEM_E_INVALID_PARAMETER, "ExecNotificationQuery needs RETURN_IMMEDIATELY (0x10)");
        }
        WqlStatement statement = parsed.statement();
        if (statement == null) {
            throw calls.failed(call, 0, mistake(parsed.mistakeCode()), parsed.mistakeText());
        }
        if (replay) {
            throw calls.failed(call, 0, HResult.WBEM_E_NOT_AVAILABLE, "not recorded: events of " + call.text());
        }
        Namespace view = namespace.snapshot(rules);
        try {
            QueryScope scope = new QueryScope(view, machine.names(), rules);
            EventSubscription events = machine.events().subscribe(namespace, statement, scope, calls::changed);
            FakeCursor cursor =
                    new FakeCursor(calls, call, faults, () -> new AwaitedRows(events), false, events::close);
            calls.succeeded(call, 0, HResult.WBEM_S_NO_ERROR);
            calls.journal().opened(cursor, call);
            return cursor;
        } catch (QueryException e) {
            throw calls.failed(call, 0, e.hresult(), e.getMessage());
        } catch (RepositoryException e) {
            e.tell(rules);
            throw calls.failed(call, 0, e.hresult(), e.getMessage());
        } finally {
            view.closeRows();
        }
    }

    /** A path in braces is no mistake of event queries: they have none. */
    private static HResult mistake(HResult mistake) {
        return mistake.equals(HResult.WBEM_E_INVALID_OBJECT_PATH) ? HResult.WBEM_E_INVALID_QUERY : mistake;
    }
}
