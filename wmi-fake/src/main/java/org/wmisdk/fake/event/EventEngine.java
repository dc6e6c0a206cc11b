package org.wmisdk.fake.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wmisdk.HResult;
import org.wmisdk.fake.FakeRule;
import org.wmisdk.fake.query.Event;
import org.wmisdk.fake.query.EventSelection;
import org.wmisdk.fake.query.QueryException;
import org.wmisdk.fake.query.QueryScope;
import org.wmisdk.fake.repository.ChangeListener;
import org.wmisdk.fake.repository.ClassDefinition;
import org.wmisdk.fake.repository.Instance;
import org.wmisdk.fake.repository.Names;
import org.wmisdk.fake.repository.Namespace;
import org.wmisdk.fake.repository.Repository;
import org.wmisdk.fake.repository.RepositoryException;
import org.wmisdk.wql.WqlStatement;

/** The events of one machine: what happens to its repository reaches those who have subscribed. Thread-safe. */
public final class EventEngine implements ChangeListener {
    private final String server;
    private final Repository repository;
    private final EventTime time;

    /** By the namespace, folded: a change of one must cost those who watch another nothing. */
    private final Map<String, List<EventSubscription>> subscriptions = new ConcurrentHashMap<>();

    /** Watches a machine; {@link Repository#listen} is for whoever makes this. */
    public EventEngine(String server, Repository repository, EventTime time) {
        this.server = server;
        this.repository = repository;
        this.time = time;
    }

    /**
     * Subscribes.
     *
     * @param namespace where, itself and no snapshot of it
     * @param scope the namespace as it is now
     * @param changed is run when there may be something to fetch, now and then for nothing; must not wait
     * @throws QueryException if WMI does not take the query
     * @throws RepositoryException if what there is cannot be read for a later comparison
     */
    public EventSubscription subscribe(
            Namespace namespace, WqlStatement statement, QueryScope scope, Runnable changed) {
        EventSelection selection = EventSelection.of(statement, scope);
        EventSubscription subscription = new EventSubscription(this, namespace, selection, scope.rules(), changed);
        subscription.begin();
        String key = Names.fold(namespace.name());
        subscriptions.merge(key, List.of(subscription), EventEngine::joined);
        return subscription;
    }

    void remove(EventSubscription subscription) {
        subscriptions.computeIfPresent(Names.fold(subscription.namespace().name()), (key, all) -> {
            List<EventSubscription> left =
                    all.stream().filter(each -> each != subscription).toList();
            return left.isEmpty() ? null : left;
        });
    }

    private static List<EventSubscription> joined(List<EventSubscription> some, List<EventSubscription> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /**
     * Raises an event, as its provider does.
     *
     * @param values canonical values in the order of the class's shape; owned by the event from here on
     */
    public void raise(Namespace namespace, ClassDefinition definition, @Nullable Object[] values) {
        tell(namespace.name(), maker(namespace).of(definition, values));
    }

    EventTime time() {
        return time;
    }

    EventMaker maker(Namespace namespace) {
        return new EventMaker(namespace, server, time);
    }

    @Nullable
    EventGroups groups(Namespace namespace, EventSelection selection) {
        ClassDefinition aggregate = namespace.find("__AggregateEvent");
        return selection.grouping() == null || aggregate == null
                ? null
                : new EventGroups(selection.grouping(), aggregate);
    }

    @Override
    public void changed(Namespace in, @Nullable Instance before, @Nullable Instance after) {
        Instance either = after == null ? before : after;
        if (isWatched(in.name()) && either != null && !in.isDynamic(either.definition())) {
            tell(in.name(), maker(in).ofInstance(before, after));
        }
    }

    @Override
    public void changed(Namespace in, @Nullable ClassDefinition before, @Nullable ClassDefinition after) {
        if (isWatched(in.name())) {
            tell(in.name(), maker(in).ofClass(before, after));
        }
    }

    @Override
    public void created(Namespace namespace) {
        ofChild(namespace.name(), true);
    }

    @Override
    public void deleted(String namespace) {
        String below = Names.fold(namespace) + '\\';
        Consumer<EventSubscription> lost = each -> each.lose(new RepositoryException(
                HResult.WBEM_E_INVALID_NAMESPACE,
                FakeRule.EVENT_NAMESPACE_DELETED,
                "namespace " + each.namespace().name() + " was deleted"));
        subscriptions.forEach((key, all) -> {
            if ((key + '\\').startsWith(below)) {
                all.forEach(lost);
            }
        });
        ofChild(namespace, false);
    }

    private void ofChild(String namespace, boolean created) {
        int end = namespace.lastIndexOf('\\');
        String parent = end < 0 ? "" : namespace.substring(0, end);
        Namespace in = isWatched(parent) ? repository.find(parent) : null;
        if (in != null) {
            tell(parent, maker(in).ofChild(namespace.substring(end + 1), created));
        }
    }

    private boolean isWatched(String namespace) {
        return subscriptions.containsKey(Names.fold(namespace));
    }

    private void tell(String namespace, Event event) {
        subscriptions.getOrDefault(Names.fold(namespace), List.of()).forEach(each -> each.offer(event));
    }
}
